package io.paysession.application.terminal.device;

import io.paysession.domain.merchant.MerchantId;

/** Whose terminals. */
public record ListTerminalsCommand(MerchantId merchant) {}
