package io.sekisho.network.tool;

/** What the database says of a network; an unknown part is null. */
record Entry(AutonomousSystem system, String country) {

    record AutonomousSystem(long number, String organization) {

        /** {@code 2516,"KDDI CORPORATION"}. */
        static AutonomousSystem parse(String columns) {
            String[] parts = columns.split(",", 2);
            return new AutonomousSystem(
                    Long.parseLong(parts[0]), Csv.unquoted(parts[1]).strip());
        }
    }
}
