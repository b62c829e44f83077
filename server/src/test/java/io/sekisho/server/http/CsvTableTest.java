package io.sekisho.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CsvTable table(String head) {
        return CsvTable.of(utf8(head), List.of("symbol", "reason"));
    }

    @Test
    void rowsAreReadByTheNamesOfTheFirstLine() {
        CsvTable table = table("\uFEFF reason , symbol,until");

        assertThat(table.row(utf8("\"a, \"\"b\"\"\",7992,")).toString())
                .isEqualTo("{\"reason\":\"a, \\\"b\\\"\",\"symbol\":\"7992\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "symbol", "7992,hold", "symbol,reason,reason", "\"symbol,reason"})
    void aTableWhoseFirstLineDoesNotNameTheColumnsIsRefused(String head) {
        assertThatThrownBy(() -> table(head)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7992", "7992,a,b", "7992,\"a", "7992,\"a\"b"})
    void aRowThatDoesNotFitIsRefused(String row) {
        assertThatThrownBy(() -> table("symbol,reason").row(utf8(row))).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] shiftJis = {'7', ',', (byte) 0x83, (byte) 0x5a};
        assertThatThrownBy(() -> table("symbol,reason").row(shiftJis)).hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "=cmd()", "-1", "a, \"b\"", "'quoted", "+", "日本"})
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(table("symbol,reason")
                        .row(utf8("x," + Csv.cell(text)))
                        .path("reason")
                        .stringValue())
                .isEqualTo(text);
    }
}
