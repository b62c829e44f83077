package io.sekisho.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

class MuLawTest {

    /** All there are. */
    private static final byte[] SAMPLES = samples();

    @Test
    void samplesAreThoseOfThePlatformsDecoder() {
        AudioFormat muLaw = new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 1, 1, 8000, false);
        AudioFormat linear = new AudioFormat(8000, 16, 1, true, false);
        AudioInputStream decoded = AudioSystem.getAudioInputStream(
                linear, new AudioInputStream(new ByteArrayInputStream(SAMPLES), muLaw, SAMPLES.length));

        assertThat(MuLaw.linear(SAMPLES)).isEqualTo(allOf(decoded));
    }

    @Test
    void aWavFileIsReadByThePlatform() throws IOException, UnsupportedAudioFileException {
        AudioInputStream wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(MuLaw.wav(SAMPLES)));

        assertThat(wav.getFormat().toString()).isEqualTo(new AudioFormat(8000, 16, 1, true, false).toString());
        assertThat(allOf(wav)).isEqualTo(MuLaw.linear(SAMPLES));
    }

    @Test
    void silenceIsNothing() {
        assertThat(ByteBuffer.wrap(MuLaw.linear(new byte[] {(byte) 0xFF}))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getShort())
                .isZero();
    }

    private static byte[] samples() {
        byte[] samples = new byte[256];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) i;
        }
        return samples;
    }

    private static byte[] allOf(AudioInputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
