package io.sekisho.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final ApiContract contract = new ApiContract();

    ApiDescriptionTest() throws IOException {}

    private List<JsonNode> operations() {
        List<JsonNode> all = new ArrayList<>();
        contract.document().get("paths").forEach(path -> path.forEach(all::add));
        return all;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(contract.references())
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(
                                contract.document().at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void everyOperationHasItsOwnIdAndSaysWhatItAnswersAndWhoMayCallIt() {
        assertThat(operations())
                .extracting(operation -> operation.get("operationId").stringValue())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(15);
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.get("summary").stringValue()).isNotEmpty();
            assertThat(operation.get("responses").propertyNames()).anyMatch(status -> status.startsWith("2"));
            assertThat(operation.get("security").isArray()).isTrue();
            operation
                    .get("security")
                    .forEach(need -> need.get("key")
                            .forEach(scope -> assertThat(Scope.ofWireName(scope.stringValue()))
                                    .isPresent()));
        });
    }

    @Test
    void everyVariableOfAPathIsDescribed() {
        contract.document().get("paths").forEachEntry((template, path) -> {
            List<String> variables = VARIABLE.matcher(template)
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .toList();
            path.forEach(operation -> assertThat(operation.findParents("in").stream()
                            .filter(parameter ->
                                    parameter.get("in").stringValue().equals("path"))
                            .map(parameter -> parameter.get("name").stringValue()))
                    .as(template)
                    .containsExactlyInAnyOrderElementsOf(variables));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"type": "login", "account": "8021-334455", "client": {"ip": "203.0.113.9", "userAgent": "Mozilla/5.0"},
                 "login": {"result": "success"}}\
                """,
                """
                {"id": "ord-1", "type": "order", "time": "2025-03-24T09:12:01.120+09:00", "account": "8021-334455", "session": "s-77",
                 "client": {"ip": "203.0.113.9", "userAgent": "Mozilla/5.0", "hints": {"sec-ch-ua-platform": "Windows"}, "rttMs": 23},
                 "order": {"side": "buy", "instrument": "equity", "symbol": "0700.HK", "quantity": "1000", "price": "12.30",
                           "currency": "HKD", "valueJpy": "246000", "portfolioJpy": "8000000", "cashJpy": "7900000"},
                 "unknown": {"fields": "are ignored"}}\
                """,
            })
    void requestsOfTheContractAreValid(String json) {
        assertThat(contract.requestErrors("POST", "/v1/assessments", json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"type\": \"logout\", \"account\": \"a\", \"client\": {\"ip\": \"::1\", \"userAgent\": \"x\"}}",
                "{\"type\": \"login\", \"account\": \"a\", \"client\": {\"ip\": \"::1\"}}",
                "{\"type\": \"withdrawal\", \"account\": \"a\", \"client\": {\"ip\": \"::1\", \"userAgent\": \"x\"},"
                        + " \"withdrawal\": {\"amount\": 5}}",
            })
    void wrongRequestsAreNot(String json) {
        assertThat(contract.requestErrors("POST", "/v1/assessments", json)).isNotEmpty();
    }

    @Test
    void theContractJudgesAnswersByStatusAndType() {
        String health = "{\"status\":\"live\",\"checks\":[]}";
        assertThat(contract.answerErrors("GET", "/health/live", 200, "application/json", health))
                .isEmpty();
        assertThat(contract.answerErrors("GET", "/health/live", 200, "text/html", health))
                .isNotEmpty();
        assertThat(contract.answerErrors("GET", "/health/live", 404, "application/json", health))
                .isNotEmpty();
        assertThat(contract.answerErrors("GET", "/health/live", 200, "application/json", "{\"status\":5}"))
                .isNotEmpty();
    }
}
