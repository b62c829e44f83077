package io.sekisho.demo;

import io.sekisho.client.ClientInfo;
import io.sekisho.client.SekishoClient;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Members;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.demo.web.Pages;
import java.util.Map;

/**
 * What further sites find when the demo opens.
 *
 * @param browsers by account: each customer's own browser, with its device token
 */
public record Scene(
        DemoConfig config,
        SekishoClient sekisho,
        Members members,
        Market market,
        Mailroom mailroom,
        Map<String, ClientInfo> browsers,
        Pages pages) {}
