package io.sekisho.demo;

import io.sekisho.client.ClientInfo;
import io.sekisho.client.ClientOptions;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.Webhooks;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Members;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Outcome;
import io.sekisho.demo.gate.OutcomePost;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.demo.web.EventsSite;
import io.sekisho.demo.web.Front;
import io.sekisho.demo.web.HibariSite;
import io.sekisho.demo.web.MailSite;
import io.sekisho.demo.web.Pages;
import io.sekisho.demo.web.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A running demo: the brokerage, the mailbox, and further sites. Uses Sekisho by its public API only. */
public final class HibariDemo implements AutoCloseable {

    /** A cold server on a small machine may take its time. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private static final String WEBHOOK = "Hibari Securities";

    private static final List<String> TOLD = List.of(
            "hold.released", "hold.denied", "hold.frozen", "hold.expired", "account.suspended", "session.revoked");

    private final Front front;
    private final Members members;
    private final Market market;
    private final Mailroom mailroom;
    private final Map<String, ClientInfo> browsers;
    private final OutcomePost post;
    private final EventsSite events;

    private HibariDemo(
            Front front,
            Members members,
            Market market,
            Mailroom mailroom,
            Map<String, ClientInfo> browsers,
            OutcomePost post,
            EventsSite events) {
        this.post = post;
        this.events = events;
        this.front = front;
        this.members = members;
        this.market = market;
        this.mailroom = mailroom;
        this.browsers = browsers;
    }

    /** As {@link #start(DemoConfig, Mailroom, Progress, Function)}, with nothing but the brokerage and the mailbox. */
    public static HibariDemo start(DemoConfig config, Mailroom mailroom) {
        return start(config, mailroom, Progress.UNSEEN, scene -> List.of());
    }

    /**
     * Teaches Sekisho the customers' past and opens the sites. The mail room must be where Sekisho sends its mails; it is not closed with the demo.
     *
     * @param further more sites on the same port, each by its host
     */
    public static HibariDemo start(
            DemoConfig config, Mailroom mailroom, Progress progress, Function<Scene, List<Site>> further) {
        SekishoClient sekisho = new SekishoClient(
                ClientOptions.of(config.sekishoApi(), config.apiKey()).answerWithin(ANSWER_MAX));
        List<Customer> customers = Cast.customers();
        Market market = Market.of(config.seed());
        Members members = new Members(customers, market, config.seed());
        OutcomePost post = new OutcomePost(sekisho);
        Gate gate = new Gate(sekisho, members, config.clock(), post);
        Map<String, ClientInfo> browsers = open(config, sekisho, gate, members, market, progress);

        Pages pages = new Pages(config.hosted());
        EventsSite events = new EventsSite(pages, gate);
        List<Site> sites = new ArrayList<>();
        sites.add(new HibariSite(pages, gate, market, sekisho));
        sites.add(new MailSite(pages, mailroom, customers));
        sites.addAll(further.apply(new Scene(config, sekisho, members, market, mailroom, Map.copyOf(browsers), pages)));
        sites.add(events);
        Front front = Front.open(config.port(), sites);
        events.expect(askToBeTold(sekisho, front.port()));
        return new HibariDemo(front, members, market, mailroom, browsers, post, events);
    }

    /** Gives the secret that messages will be signed with. What an earlier demo with the same data asked for is taken back. */
    private static String askToBeTold(SekishoClient sekisho, int port) {
        Webhooks webhooks = sekisho.webhooks();
        webhooks.list().stream()
                .filter(webhook -> WEBHOOK.equals(webhook.description()))
                .forEach(webhook -> webhooks.remove(webhook.id()));
        String url = "http://" + EventsSite.HOST + ":" + port + EventsSite.PATH;
        return webhooks.create(url, TOLD, WEBHOOK).secret();
    }

    /** Each customer logs in once, so that his browser has a token. */
    private static Map<String, ClientInfo> open(
            DemoConfig config, SekishoClient sekisho, Gate gate, Members members, Market market, Progress progress) {
        Past past = new Past(sekisho, config.seed());
        progress.begin(members.all().size());
        members.all().forEach(member -> past.register(member.customer()));
        past.teach(members, market, config.clock().instant());
        Map<String, ClientInfo> browsers = new HashMap<>();
        for (Member member : members.all()) {
            Customer customer = member.customer();
            past.tellPositions(member, config.clock().instant());
            Gate.Entry entry = gate.login(customer.id(), customer.password(), customer.home());
            if (!(entry.outcome() instanceof Outcome.Done)) {
                throw new IllegalStateException("Sekisho does not let " + customer.id() + " in from home: " + entry);
            }
            browsers.put(customer.id(), customer.home().withDevice(entry.device()));
            progress.step();
        }
        return browsers;
    }

    /** The port of all sites, also when a free one was asked for. */
    public int port() {
        return front.port();
    }

    public Members members() {
        return members;
    }

    public Market market() {
        return market;
    }

    public Mailroom mailroom() {
        return mailroom;
    }

    /** A customer's own browser, with the device token that he has had since the demo began. */
    public ClientInfo browserOf(Customer customer) {
        return browsers.getOrDefault(customer.id(), customer.home());
    }

    @Override
    public void close() {
        front.close();
        events.close();
        post.close();
    }
}
