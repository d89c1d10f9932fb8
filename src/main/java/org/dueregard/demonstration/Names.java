package org.dueregard.demonstration;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Names for invented people: given names from everywhere, family names that nobody has.
final class Names {

    private static final List<String> GIVEN =
            List.of(
                    "Aisha",
                    "Alasdair",
                    "Amara",
                    "Anil",
                    "Beatriz",
                    "Bronwen",
                    "Caspian",
                    "Chidi",
                    "Dafydd",
                    "Delphine",
                    "Ebele",
                    "Elif",
                    "Eoin",
                    "Farah",
                    "Fenella",
                    "Giorgio",
                    "Halima",
                    "Hamish",
                    "Idris",
                    "Imogen",
                    "Ioana",
                    "Jasper",
                    "Jin",
                    "Kasia",
                    "Kwame",
                    "Leila",
                    "Lowri",
                    "Mateus",
                    "Meera",
                    "Mungo",
                    "Nadia",
                    "Niamh",
                    "Olumide",
                    "Orla",
                    "Padma",
                    "Piotr",
                    "Qasim",
                    "Ravi",
                    "Rhiannon",
                    "Saskia",
                    "Shanice",
                    "Silvio",
                    "Tamsin",
                    "Tenzin",
                    "Umar",
                    "Viola",
                    "Wen",
                    "Xanthe",
                    "Yusuf",
                    "Zofia");

    private static final List<String> FAMILY =
            List.of(
                    "Applethwick",
                    "Bramblecote",
                    "Candlewick",
                    "Dewberrow",
                    "Elderfen",
                    "Foxgleam",
                    "Gorsehollow",
                    "Hazelmere-Lark",
                    "Inkpenny",
                    "Juniperay",
                    "Kestrelby",
                    "Larkspindle",
                    "Mossgather",
                    "Nettlecombe-Fay",
                    "Oatencroft",
                    "Pebblewright",
                    "Quillfeather",
                    "Rushlightly",
                    "Sparrowdene",
                    "Thistlecroft",
                    "Umberlow",
                    "Violetstone",
                    "Willowmarch",
                    "Yarrowfield",
                    "Zephyrlea");

    private final Random random;
    private final Set<String> used = new HashSet<>();

    Names(Random random) {
        this.random = random;
    }

    /// A given and a family name that nobody else has.
    Name next() {
        while (true) {
            Name name =
                    new Name(
                            GIVEN.get(random.nextInt(GIVEN.size())),
                            FAMILY.get(random.nextInt(FAMILY.size())));
            if (used.add(name.toString())) {
                return name;
            }
        }
    }

    record Name(String given, String family) {}
}
