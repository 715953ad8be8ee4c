package dev.keymount.result;

/**
 * One step in the life of a secret.
 *
 * @param line the 1-based line of the instruction
 * @param stage the stage, by its name or number; empty for what comes before all stages
 * @param event what happens there: introduced, swept, materialised, protected, carried, used,
 *     offered, residue, disposed, runtime, provisioned or unfollowed
 */
public record Station(int line, String stage, String event) {}
