package org.dueregard.evidence;

import java.io.InputStream;
import org.dueregard.files.FileKind;

/// A file to be handed out; whoever asked for it closes its content.
///
/// @param name for showing and saving
/// @param size in bytes
public record EvidenceFile(String name, FileKind kind, long size, InputStream content) {}
