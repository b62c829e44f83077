package io.sekisho.surveillance.flink;

import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.client.JobStatusMessage;

/**
 * Stops the job with a savepoint, from which it goes on after an upgrade or with another number of parts. It lies beside the checkpoints,
 * so that {@code restore=newest} finds it.
 */
public final class SurveillanceStop {

    private SurveillanceStop() {}

    /**
     * Says where the savepoint is.
     *
     * @param args as for the job
     */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.read(List.of(args));
        String folder = new Path(new Path(settings.checkpoints()), Checkpoints.SAVEPOINTS).toString();
        try (RestClusterClient<String> cluster =
                new RestClusterClient<>(Configuration.fromMap(settings.flink()), "sekisho")) {
            JobID job = running(cluster);
            System.out.println(cluster.stopWithSavepoint(job, false, folder, SavepointFormatType.CANONICAL)
                    .get());
        }
    }

    private static JobID running(RestClusterClient<String> cluster) throws Exception {
        return cluster.listJobs().get().stream()
                .filter(job -> job.getJobName().equals(SurveillanceJob.NAME) && job.getJobState() == JobStatus.RUNNING)
                .map(JobStatusMessage::getJobId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the job does not run"));
    }
}
