package io.sekisho.server.page;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files that pages load. Their addresses carry a digest of their content, so browsers keep them for good. */
public final class Assets {

    private static final int DIGEST_BYTES = 8;

    private final Map<String, Asset> assets;

    /** Read and zipped when first asked for: a server that shows no pages starts without. */
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    private record Served(String contentType, byte[] bytes, byte[] zipped, String version) {}

    /** What every page has: see {@code page/document.jte}. */
    private static final List<Asset> OF_EVERY_PAGE = List.of(Asset.own("page.css"), Asset.own("mark.svg"));

    /** @param assets of all capabilities; a file that several name is one */
    public Assets(List<Asset> assets) {
        this.assets = Stream.concat(OF_EVERY_PAGE.stream(), assets.stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));
    }

    private @Nullable Served find(String name) {
        Asset asset = assets.get(name);
        return asset == null ? null : served.computeIfAbsent(name, first -> load(asset));
    }

    private static Served load(Asset asset) {
        byte[] bytes = asset.read();
        String version = HexFormat.of().formatHex(Sha256.of(bytes), 0, DIGEST_BYTES);
        return new Served(asset.contentType(), bytes, zipped(bytes), version);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The address of an asset, for a page. */
    public String url(String name) {
        Served asset = find(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return "/assets/" + name + "?v=" + asset.version();
    }

    public Routes routes() {
        return new Routes().get("/assets/{name}", Access.OPEN, call -> file(call, find(call.param("name"))));
    }

    /** One asset at an address of its own, which other sites load and whose content changes: asked for again each time. */
    public Routes shared(String path, String name) {
        Function<Call, Answer> answer = call -> whole(call, find(name))
                .with("Cache-Control", "public, max-age=300")
                .with("Cross-Origin-Resource-Policy", "cross-origin");
        return new Routes().get(path, Access.OPEN, answer::apply);
    }

    private static Answer file(Call call, @Nullable Served asset) {
        Answer answer = whole(call, asset);
        boolean named = asset != null && asset.version().equals(call.query("v"));
        return answer.with("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private static Answer whole(Call call, @Nullable Served asset) {
        if (asset == null) {
            throw Problem.notFound("no such file").exception();
        }
        String accepted = call.header("Accept-Encoding");
        boolean zip = accepted != null && accepted.contains("gzip");
        Answer answer = Answer.bytes(200, asset.contentType(), zip ? asset.zipped() : asset.bytes())
                .with("Vary", "Accept-Encoding");
        return zip ? answer.with("Content-Encoding", "gzip") : answer;
    }
}
