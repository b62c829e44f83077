package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How a customer shows that it is he. */
public enum ChallengeMethod {
    @JsonProperty("emailCode")
    EMAIL_CODE,
    @JsonProperty("phoneCall")
    PHONE_CALL,
    @JsonProperty("passkey")
    PASSKEY,
    /** One that this version of the client does not know. */
    @JsonEnumDefaultValue
    OTHER
}
