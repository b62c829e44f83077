package io.sekisho.app;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** One import: chunk by chunk, refused lines told by their number in the file. */
final class Import {

    private final ServerClient client;
    private final Shell shell;
    private final ImportProgress progress;
    private long accepted;
    private long duplicates;
    private long refused;

    Import(ServerClient client, Shell shell, ImportProgress progress) {
        this.client = client;
        this.shell = shell;
        this.progress = progress;
    }

    /**
     * Sends all there is and prints the counts, also when it cannot go on.
     *
     * @return whether no line was refused
     */
    boolean everything(ChunkReader reader) throws IOException {
        try {
            for (Chunk chunk = next(reader); !chunk.isEmpty(); chunk = next(reader)) {
                send(chunk);
                progress.at(reader.bytesRead());
            }
        } finally {
            shell.say("accepted " + accepted + ", duplicates " + duplicates + ", refused " + refused);
        }
        return refused == 0;
    }

    private Chunk next(ChunkReader reader) throws IOException {
        Chunk chunk = reader.next();
        for (long line : reader.takeTooLong()) {
            refuse(line, "longer than " + ChunkReader.MAX_LINE_BYTES + " bytes");
        }
        return chunk;
    }

    private void send(Chunk chunk) {
        JsonNode answer;
        try {
            answer = client.post("v1/imports", ServerClient.NDJSON, chunk.body());
        } catch (CommandException e) {
            throw new CommandException(
                    e.getMessage() + "; stopped before line " + chunk.numbers().getFirst(), e);
        }
        accepted += answer.path("accepted").asLong(0);
        duplicates += answer.path("duplicates").asLong(0);
        for (JsonNode line : answer.path("refused")) {
            int index = line.path("line").asInt(0) - 1;
            boolean known = index >= 0 && index < chunk.numbers().size();
            refuse(known ? chunk.numbers().get(index) : 0, Refusal.errors(line.path("errors")));
        }
    }

    private void refuse(long line, String reason) {
        refused++;
        shell.say("line " + line + ": " + reason);
    }
}
