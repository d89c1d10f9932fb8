package org.dueregard.security;

import org.jspecify.annotations.Nullable;

/// A slip of paper for somebody without e-mail. The code is readable this once.
public record PrintedCode(
        String name, @Nullable String kioskName, String code, String address, String picture) {}
