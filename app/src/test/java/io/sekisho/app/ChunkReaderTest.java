package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {

    @Test
    void blankLinesAndWindowsAdditionsAreLeftOutButCounted() throws IOException {
        Chunk chunk = read("\uFEFFa\r\n\r\n \t\nb\n\n").next();

        assertThat(text(chunk)).isEqualTo("a\nb\n");
        assertThat(chunk.numbers()).containsExactly(1L, 4L);
    }

    @Test
    void aLineOfExactlyTheLimitIsWhole() throws IOException {
        String longest = "x".repeat(ChunkReader.MAX_LINE_BYTES);
        ChunkReader reader = read("\uFEFF" + longest + "\r\n" + longest + "\r\n" + longest + "x");

        Chunk chunk = reader.next();

        assertThat(chunk.numbers()).containsExactly(1L, 2L);
        assertThat(reader.takeTooLong()).containsExactly(3L);
        assertThat(reader.takeTooLong()).isEmpty();
    }

    @Test
    void aChunkHoldsLittleMoreThanAMebibyte() throws IOException {
        String line = "x".repeat(60_000) + "\n";
        Chunk chunk = read(line.repeat(100)).next();

        assertThat(chunk.body()).hasSizeBetween(1_048_576, 1_048_576 + 65_537);
    }

    @Test
    void anEmptyChunkIsTheEnd() throws IOException {
        for (String nothing : Stream.of("", "\n\n\n", " ").toList()) {
            assertThat(read(nothing).next().isEmpty()).isTrue();
        }
    }

    @Test
    void allBytesAreCounted() throws IOException {
        ChunkReader reader = read("a\n\nb\n");
        reader.next();

        assertThat(reader.bytesRead()).isEqualTo(5);
    }

    @Test
    void brokenUtf8TravelsUnchanged() throws IOException {
        byte[] broken = {'"', (byte) 0xFF, '"', '\n'};

        assertThat(new ChunkReader(new ByteArrayInputStream(broken)).next().body())
                .isEqualTo(broken);
    }

    private static ChunkReader read(String text) {
        return new ChunkReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Chunk chunk) {
        return new String(chunk.body(), StandardCharsets.UTF_8);
    }
}
