package io.sekisho.surveillance.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Watch;
import io.sekisho.surveillance.scheme.Detectors;
import io.sekisho.surveillance.scheme.FalseAlarms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ClusterTest {

    private static final Duration DISORDER = Duration.ofMinutes(10);
    private static final List<String> POISON = List.of("", "{", "[1]", "null", "{\"id\":\"x\"}");

    /** Event time stands still in the pauses of this test, so that what is told must be exactly the same; checkpoints are frequent. */
    private static final String[] SETTINGS = {
        "disorder=" + DISORDER, "silence=PT1H", "flink.execution.checkpointing.interval=1 s"
    };

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aKilledWorkerAndALostJobManagerLoseAndAddNoAlert() throws Exception {
        List<Observation> story = Story.of(11, 5_000, 4);
        Map<String, Set<String>> expected = watched(story);
        List<Observation> delivered = Story.delivered(story, DISORDER.minusSeconds(1), 12);
        int third = delivered.size() / 3;
        try (LocalCluster cluster = new LocalCluster(folder)) {
            cluster.start("broker", "broker");
            Process jobManager = cluster.start("jobmanager", "jobmanager");
            Process worker = cluster.start("one", "taskmanager", "one");
            cluster.start("two", "taskmanager", "two");
            cluster.awaitBroker();
            cluster.run("topics", "topics");
            cluster.awaitTaskManagers(2);
            submit(cluster, "none");
            try (Topics topics = new Topics(cluster.brokers())) {
                topics.send(delivered.subList(0, third));
                for (String message : POISON) {
                    topics.send("nobody", message.getBytes(StandardCharsets.UTF_8))
                            .get();
                }
                String job = cluster.runningJob();
                awaitCheckpoint(cluster, job);

                topics.send(delivered.subList(third, third + third / 2));
                LocalCluster.kill(worker);
                topics.send(delivered.subList(third + third / 2, 2 * third));
                cluster.start("three", "taskmanager", "three");
                await().atMost(LocalCluster.PATIENCE).until(() -> cluster.restored(job) > 0);
                awaitCheckpoint(cluster, job);

                topics.send(delivered.subList(2 * third, 2 * third + third / 2));
                LocalCluster.kill(jobManager);
                cluster.start("jobmanager", "jobmanager");
                topics.send(delivered.subList(2 * third + third / 2, delivered.size()));
                topics.send(Story.end());
                cluster.awaitTaskManagers(2);
                submit(cluster, "newest");
                assertThat(cluster.restored(cluster.runningJob())).isEqualTo(1);

                topics.awaitAllRead();
                assertThat(union(topics.alerts())).isEqualTo(expected);
                assertThat(topics.unreadable()).containsAll(POISON).hasSizeGreaterThanOrEqualTo(POISON.size());

                cluster.run("savepoint", "savepoint");
                submit(cluster, "newest");
                assertThat(cluster.restored(cluster.runningJob())).isEqualTo(1);
                assertThat(Files.readString(folder.resolve("jobmanager.log")))
                        .contains("from savepoint file:" + folder.resolve("checkpoints/savepoints/savepoint-"));
            }
        }
    }

    private static void submit(LocalCluster cluster, String restore) throws IOException, InterruptedException {
        String[] words = new String[SETTINGS.length + 2];
        words[0] = "submit";
        words[1] = "restore=" + restore;
        System.arraycopy(SETTINGS, 0, words, 2, SETTINGS.length);
        cluster.run("submit", words);
    }

    /** One that began after this was called. */
    private static void awaitCheckpoint(LocalCluster cluster, String job) throws Exception {
        long before = cluster.checkpoints(job);
        await().atMost(LocalCluster.PATIENCE).until(() -> cluster.checkpoints(job) >= before + 2);
    }

    private static Map<String, Set<String>> watched(List<Observation> story) {
        Watch watch = new Watch(Detectors.all(FalseAlarms.USUAL));
        List<Alert> alerts = story.stream()
                .flatMap(observation -> watch.see(observation).stream())
                .toList();
        Set<Alert.Kind> kinds = EnumSet.noneOf(Alert.Kind.class);
        alerts.forEach(alert -> kinds.add(alert.kind()));
        assertThat(kinds).containsExactlyInAnyOrder(Alert.Kind.values());
        return union(alerts);
    }

    /** Accounts by alert: what is told again adds nothing. */
    private static Map<String, Set<String>> union(List<Alert> alerts) {
        Map<String, Set<String>> accounts = new TreeMap<>();
        for (Alert alert : alerts) {
            Set<String> members = accounts.computeIfAbsent(
                    alert.kind() + " " + alert.key() + " " + alert.id(), id -> new TreeSet<>());
            alert.members().forEach(member -> members.add(member.account()));
        }
        return accounts;
    }
}
