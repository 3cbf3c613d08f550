#!/usr/bin/python3
"""Each rule of the house catches what it is there for, and leaves alone what is right."""

import unittest

from house import check, met_twice, named_twice


def rules_broken(path, text):
    return sorted({rule for _, rule, _ in check(path, text)})


class Rules(unittest.TestCase):
    def broken(self, path, text, rule):
        self.assertEqual(rules_broken(path, text), [rule], text)

    def kept(self, path, text):
        self.assertEqual(rules_broken(path, text), [], text)

    def test_arrows(self):
        self.kept("sim/run/a.cpp", '#include "sim/users/graph.hpp"\n#include "rivalry/users.hpp"\n')
        self.kept("sim/users/a.cpp", '#include "sim/users/graph.hpp"\n')
        self.broken("sim/core/a.cpp", '#include "sim/users/graph.hpp"\n', "arrows")
        for heavy in ("nlohmann/json.hpp", "Random123/philox.h", "immintrin.h", "boost/program_options.hpp", "hdf5.h"):
            self.broken("include/rivalry/world.hpp", f"#include <{heavy}>\n", "arrows")
        self.kept("include/rivalry/world.hpp", '#include <vector>\n#include "rivalry/ids.hpp"\n')
        self.broken("sim/users/a.cpp", '#include "sim/signals/b.hpp"\n', "arrows")
        self.broken("sim/scenario/a.cpp", '#include "sim/results/b.hpp"\n', "arrows")
        self.broken("sim/attic/a.cpp", '#include "sim/core/b.hpp"\n', "arrows")
        self.kept("tests/unit/a.cpp", '#include "sim/cli/b.hpp"\n')

    def test_public_headers(self):
        self.kept("include/rivalry/a.hpp", '#include "rivalry/b.hpp"\n#include <vector>\n')
        self.assertIn("arrows", rules_broken("include/rivalry/a.hpp", '#include "sim/core/b.hpp"\n'))

    def test_whole_paths(self):
        self.broken("sim/users/a.cpp", '#include "graph.hpp"\n', "whole_paths")

    def test_result_path(self):
        for wrong in [
            "std::exp(x);",
            "std::pow (x, 2);",
            "::log(x);",
            "std::normal_distribution<> d;",
            "std::mt19937_64 g;",
            "std::unordered_map<int, int> m;",
            "rand();",
            "std::time(nullptr);",
            "time(nullptr);",
            "std::chrono::steady_clock::now();",
            "std::reduce(a, b);",
            "tbb::parallel_reduce(a);",
            "std::this_thread::get_id();",
            "std::shuffle(a, b, c);",
        ]:
            self.broken("sim/users/a.cpp", f"int f() {{ {wrong} }}\n", "result_path")
        for right in [
            "math::exp(x);",
            "std::sqrt(x);",
            "next_time(3);",
            "step.time(3);",
            "// std::exp(x)",
            'say("rand()");',
            "parallel_deterministic_reduce(a);",
            "std::map<int, int> m;",
            "int n = 1'000; std::max(n, 1'000);",
        ]:
            self.kept("sim/users/a.cpp", f"int f() {{ {right}\n}}\n")
        self.kept("sim/cli/progress.cpp", "auto t = std::chrono::steady_clock::now();\n")
        self.broken("sim/cli/verbs/run.cpp", "auto x = std::exp(1.0);\n", "result_path")

    def test_switches(self):
        ours = "int f(Kind k) { switch (k) { case Kind::One: { return 1; } default: return 2; } }\n"
        self.broken("sim/users/a.cpp", ours, "switches")
        self.broken("sim/users/a.cpp", ours.replace("Kind::One", "room::Kind::One"), "switches")
        self.kept("tests/unit/a.cpp", ours)
        self.kept("sim/users/a.cpp", ours.replace("default", "case Kind::Two"))
        self.kept("sim/users/a.cpp", ours.replace("Kind::One", "H5T_FLOAT"))
        self.kept("sim/users/a.cpp", ours.replace("Kind::One", "0x6969"))
        self.kept("sim/users/a.cpp", "int f(char c) { switch (c) { case '<': return 1; default: return 2; } }\n")

    def test_literals_do_not_hide_code(self):
        self.broken("sim/users/a.cpp", "char c = '\"'; int x = rand(); char d = '\"';\n", "result_path")
        self.broken("sim/users/a.cpp", 'auto s = "//"; int x = rand();\n', "result_path")

    def test_one_file_each(self):
        first, second = "#include <hdf5.h>\n", "#include <hdf5_hl.h>\n"
        self.assertEqual(list(met_twice({"sim/results/a.cpp": first + second, "tests/unit/b.cpp": first})), [])
        twice = list(met_twice({"sim/results/a.cpp": first, "sim/results/b.cpp": second}))
        self.assertEqual(twice, [("HDF5", ["sim/results/a.cpp", "sim/results/b.cpp"])])

    def test_length(self):
        self.kept("sim/users/a.cpp", "\n" * 400)
        self.broken("sim/users/a.cpp", "\n" * 401, "length")

    def test_width(self):
        for path in ("sim/users/a.cpp", "include/rivalry/a.hpp", "tests/cli/a.py"):
            self.kept(path, "x" * 120 + "\n")
            self.kept(path, "\u00fc" * 120 + "\n")
            self.broken(path, "\n" + "x" * 121 + "\n", "width")
        self.kept("README.md", "x" * 121 + "\n")

    def test_hygiene(self):
        for wrong in [
            "see /ho" + "me/me/file",
            "cd /wo" + "rk/main",
            '"resol' + 'ved": "https://x"',
            "# TO" + "DO: more",
        ]:
            self.broken("README.md", wrong + "\n", "hygiene")
        self.broken("a.py", "x = 1 \n", "hygiene")
        self.broken("a.py", "x = 1", "hygiene")
        self.kept("README.md", "docs/homework and https://doi.org/10.1000/1\n")

    def test_one_name_each(self):
        lot = "namespace rivalry {\n\nstruct Lot {\n  int a;\n};\n\n}\n"
        self.assertEqual(named_twice({"sim/books/a.hpp": lot, "sim/commerce/b.hpp": "struct Lot;\n" + lot[20:]}), [])
        twice = {"sim/books/a.hpp": lot, "sim/commerce/b.hpp": lot}
        self.assertEqual(named_twice(twice), [("Lot", ["sim/books/a.hpp", "sim/commerce/b.hpp"])])


if __name__ == "__main__":
    unittest.main()
