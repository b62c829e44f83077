package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Switchboard;
import io.sekisho.server.telephone.Voice;
import io.sekisho.server.telephone.rtp.MediaPorts;
import io.sekisho.server.telephone.rtp.Pacer;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.sip.SipProvider;

/** What every call stands on. */
record Site(
        SipConfig config,
        SipProvider provider,
        Messages messages,
        CallerReader callers,
        Switchboard switchboard,
        Voice voice,
        MediaPorts ports,
        Pacer pacer,
        Alarms alarms,
        Executor threads,
        InstantSource clock,
        RandomGenerator random,
        CallMeters meters,
        Calls calls) {}
