package io.sekisho.client;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls with one key, within a time, tried again where that does no harm. */
final class Transport {

    /** With either the server says that it has done nothing, so that any call may be made again. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final Set<Integer> NOT_BEGUN = Set.of(429);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long MAX_WAIT_SECONDS = 3600;

    private final ClientOptions options;
    private final HttpClient http;

    Transport(ClientOptions options) {
        this.options = options;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whether a call whose answer got lost may be made again. */
    enum Repeat {
        SAFE,
        UNSAFE
    }

    /**
     * One call.
     *
     * @param path   below the base, without a slash before it
     * @param within for all tries together
     */
    record Call(String method, String path, byte @Nullable [] body, String type, Repeat repeat, Duration within) {}

    /**
     * The body of the answer.
     *
     * @throws SekishoException where there is none that helps
     */
    byte[] send(Call call) {
        long deadline = System.nanoTime() + call.within().toNanos();
        HttpResponse<byte[]> answer;
        try {
            answer = Failsafe.with(again(call.repeat(), deadline)).get(() -> once(call, deadline));
        } catch (FailsafeException e) {
            throw unavailable(call, e.getCause() == null ? e : e.getCause());
        }
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return answer.body();
        }
        Problem problem = Wire.problem(status, answer.body());
        if (status == 429) {
            throw new SekishoException.Limited(problem);
        }
        if (status / 100 == 4) {
            throw new SekishoException.Refused(problem);
        }
        throw new SekishoException.Unavailable(problem.message(), null);
    }

    private RetryPolicy<HttpResponse<byte[]>> again(Repeat repeat, long deadline) {
        return RetryPolicy.<HttpResponse<byte[]>>builder()
                // 503 may come after the work was done, where only the answer to the commit was lost.
                .handleResultIf(answer -> (repeat == Repeat.SAFE ? LATER : NOT_BEGUN).contains(answer.statusCode())
                        && pause(answer).toNanos() < deadline - System.nanoTime())
                .handleIf(failure -> repeat == Repeat.SAFE && failure instanceof IOException)
                .withMaxRetries(options.retries())
                .withDelayFn(context -> context.getLastResult() == null ? PAUSE : pause(context.getLastResult()))
                .build();
    }

    private HttpResponse<byte[]> once(Call call, long deadline) throws Exception {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(call), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(call.path()))
                .timeout(call.within())
                .setHeader("Accept", "application/json")
                .setHeader("Authorization", "Bearer " + options.key());
        byte[] body = call.body();
        if (body == null) {
            return request.method(call.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return request.setHeader("Content-Type", call.type())
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private URI address(String path) {
        String base = options.base().toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + path);
    }

    private SekishoException unavailable(Call call, Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new SekishoException.Unavailable("Interrupted while waiting for Sekisho", cause);
        }
        String why = cause instanceof TimeoutException
                ? "gave no answer within " + call.within().toMillis() + " ms"
                : "cannot be reached (" + cause + ")";
        return new SekishoException.Unavailable("Sekisho on " + options.base() + " " + why, cause);
    }

    private static Duration pause(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), MAX_WAIT_SECONDS)))
                .orElse(PAUSE);
    }
}
