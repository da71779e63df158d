package io.agentclock.processor.raw;

/** Reads one stream's vendor items: of agents, or of skills. */
public sealed interface StreamReader permits ItemReader, SkillReader {}
