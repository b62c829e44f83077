package io.sekisho.surveillance.flink;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics that do not exist yet; those that do are left as they are. */
public final class SurveillanceTopics {

    /** Decisions stay for as long as a rebuilt job reads them again, the others for as long as people look into them. */
    private static final String KEPT_MILLIS = String.valueOf(14L * 24 * 60 * 60 * 1000);

    private SurveillanceTopics() {}

    /** @param args the number of partitions of the decisions, the number of copies of each, then as for the job */
    public static void main(String[] args) throws IOException, ExecutionException, InterruptedException {
        if (args.length < 3) {
            throw new IllegalArgumentException("wanted: PARTITIONS COPIES SETTINGS-FILE [name=value …]");
        }
        int partitions = Integer.parseInt(args[0]);
        short copies = Short.parseShort(args[1]);
        Settings settings = Settings.read(List.of(args).subList(2, args.length));
        try (Admin admin = Admin.create(settings.forKafka())) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = List.of(
                            topic(settings.decisions(), partitions, copies),
                            topic(settings.alerts(), 1, copies),
                            topic(settings.unreadable(), 1, copies))
                    .stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    private static NewTopic topic(String name, int partitions, short copies) {
        return new NewTopic(name, partitions, copies).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, KEPT_MILLIS));
    }
}
