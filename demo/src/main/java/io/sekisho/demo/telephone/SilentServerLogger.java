package io.sekisho.demo.telephone;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;

/** As {@link SilentStackLogger}, for the stack's record of messages. */
public final class SilentServerLogger implements ServerLogger {

    @Override
    public void closeLogFile() {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message, @Nullable String from, @Nullable String to, boolean sender, long time) {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message,
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            boolean sender,
            long time) {}

    @Override
    public void logMessage(
            @Nullable SIPMessage message,
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            boolean sender) {}

    @Override
    public void logException(@Nullable Exception ex) {}

    @Override
    public void setStackProperties(@Nullable Properties stackProperties) {}

    @Override
    public void setSipStack(@Nullable SipStack sipStack) {}
}
