package org.dueregard.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Only for callers who may do this somewhere, by [AccessTable]. Where, the method asks of [Access].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@access.may('{value}')")
public @interface Requires {

    Action value();
}
