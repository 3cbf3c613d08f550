#!/usr/bin/python3
"""The tools of the tests do what they are for: clang-tidy in batches, the hook of git, the choice of a unit test, files
of cases, programs side by side."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests/support"))

import cases  # noqa: E402
import one_test  # noqa: E402
import pool  # noqa: E402
import tidy  # noqa: E402


class InAFolder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)
        return self.folder / path


GOOD = '#include "sim/users/a.hpp"\nint {name}(int x) {{ return a(x); }}\n'
BRANCHES = '#include "sim/users/a.hpp"\nint {name}(int x) {{ if (x > 1) return a(x); else return a(x); }}\n'


class Tidy(InAFolder):
    """A house of three files, of which one may be at fault."""

    def setUp(self):
        super().setUp()
        shutil.copy(ROOT / ".clang-tidy", self.folder)
        self.write("sim/users/a.hpp", "#pragma once\ninline int a(int x) { return x; }\n")
        for name in ("one", "two"):
            self.write(f"sim/users/{name}.cpp", GOOD.format(name=name))
        self.write("sim/books/three.cpp", GOOD.format(name="three"))
        command = f"c++ -I{self.folder} -std=c++20 -o CMakeFiles/rivalry_engine.dir/x.o -c x.cpp"
        self.write("build/dev/compile_commands.json", json.dumps([{"command": command}]))
        places = {"ROOT": self.folder, "BUILD": self.folder / "build/dev", "PASSED": self.folder / "build/tidy"}
        places |= {"BATCHES": places["PASSED"] / "batches", "OPTIONAL": set()}
        patch = mock.patch.multiple(tidy, **places)
        patch.start()
        self.addCleanup(patch.stop)

    def run_tidy(self, *words, ci=""):
        for memory in (tidy.ours_in, tidy.digest_of, tidy.flags):
            memory.cache_clear()
        with mock.patch.object(sys, "argv", ["tidy", *words]), mock.patch.dict(os.environ, CI=ci):
            said = self.enterContext(mock.patch("builtins.print"))
            code = tidy.main()
        return code, "".join(str(call.args[0]) + "\n" for call in said.call_args_list if call.args)

    def test_batches_are_of_one_chapter_and_not_too_long(self):
        self.assertEqual(sorted(map(len, tidy.batches(tidy.compiled()))), [1, 2])
        self.write("sim/users/two.cpp", "\n" * tidy.MOST_LINES)
        self.assertEqual(sorted(map(len, tidy.batches(tidy.compiled()))), [1, 1, 1])

    def test_what_passed_is_not_read_again_until_it_or_its_header_changes(self):
        self.assertIn("read 3 of 3", self.run_tidy()[1])
        self.assertIn("read 0 of 3", self.run_tidy()[1])
        self.assertIn("read 3 of 3", self.run_tidy("--all")[1])
        self.assertIn("read 3 of 3", self.run_tidy(ci="true")[1])
        self.write("sim/users/one.cpp", GOOD.format(name="once"))
        self.assertIn("read 1 of 3", self.run_tidy()[1])
        self.write("sim/users/a.hpp", "#pragma once\ninline int a(int x) { return x + 1; }\n")
        self.assertIn("read 3 of 3", self.run_tidy()[1])

    def test_a_fault_in_a_file_of_a_batch_is_found_there_and_again(self):
        self.write("sim/users/two.cpp", BRANCHES.format(name="two"))
        for _ in range(2):
            code, said = self.run_tidy()
            self.assertEqual(code, 1)
            self.assertIn("sim/users/two.cpp:2:", said)
            self.assertIn("bugprone-branch-clone", said)
            self.assertIn("2 passed, 1 failed", said)

    def test_files_that_do_not_compile_as_one_are_read_alone(self):
        self.write("sim/users/one.cpp", "static int same() { return 1; }\nint one() { return same(); }\n")
        self.write("sim/users/two.cpp", "static int same() { return 2; }\nint two() { return same(); }\n")
        code, said = self.run_tidy()
        self.assertEqual(code, 0, said)
        self.assertIn("so each is read alone", said)
        self.assertIn("3 passed, 0 failed", said)


class PreCommit(InAFolder):
    def git(self, *words):
        who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
        return subprocess.run(["git", *who, *words], cwd=self.folder, capture_output=True, text=True)

    def setUp(self):
        super().setUp()
        (self.folder / "tests/lint").mkdir(parents=True)
        for file in ("tests/lint/pre-commit", "tests/lint/house.py", ".clang-format"):
            shutil.copy(ROOT / file, self.folder / file)
        self.git("init", "-q")
        install = [self.folder / "tests/lint/pre-commit", "--install"]
        done = subprocess.run(install, cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / ".git/hooks/pre-commit").is_file())
        self.git("add", ".clang-format")

    def commit(self, path, text):
        self.write(path, text)
        self.git("add", path)
        return self.git("commit", "-q", "-m", "a")

    def test_what_is_wrong_is_refused_and_what_is_right_is_not(self):
        done = self.commit("sim/core/a.cpp", "int  a;\n")
        self.assertIn("clang-format", done.stderr)
        self.assertEqual(done.returncode, 1)
        done = self.commit("sim/core/a.cpp", '#include "sim/users/b.hpp"\n')
        self.assertIn("arrow", done.stdout + done.stderr)
        self.assertEqual(done.returncode, 1)
        done = self.commit("sim/core/a.cpp", "int a;\n")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_it_looks_at_what_is_staged(self):
        self.write("sim/core/a.cpp", "int a;\n")
        self.git("add", "sim/core/a.cpp")
        self.write("sim/core/a.cpp", "int  a;\n")
        self.assertEqual(self.git("commit", "-q", "-m", "a").returncode, 0)

    def test_scripts_are_checked(self):
        done = self.commit("a", "#!/usr/bin/env bash\nx=$(ls *)\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("shellcheck", done.stderr)


class OneTest(InAFolder):
    def setUp(self):
        super().setUp()
        self.files = [
            self.write("unit/sweep/plan.test.cpp", 'TEST_CASE("a plan, of sorts", "[a]") {}\n'),
            self.write("unit/run/replan.test.cpp", 'TEST_CASE("again [here]") {}\nTEST_CASE(\n "a plan again") {}\n'),
        ]

    def test_a_test_is_chosen_by_its_file_or_its_own_name(self):
        plan, replan = self.files
        for name in ("plan", "plan.test.cpp", "sweep/plan"):
            self.assertEqual(one_test.chosen(name, self.files), ([plan], []))
        self.assertEqual(one_test.chosen("again [", self.files), ([replan], ["again [here]"]))
        self.assertEqual(one_test.chosen("a plan", self.files)[1], ["a plan, of sorts", "a plan again"])
        self.assertEqual(one_test.chosen("nothing", self.files), ([], []))
        self.assertEqual(one_test.escaped("a, [b]"), r"a\, \[b\]")

    def test_only_what_is_needed_is_linked(self):
        given = "d/unit/a.test.cpp.o d/unit/b.test.cpp.o d/unit/main.test.cpp.o"
        whole = f": && c++ -O1 {given} -o t/all -Wl,x lib.a /usr/l.a && y"
        link, needs = one_test.link_command(["unit/b.test.cpp.o", "unit/main.test.cpp.o"], whole, "t/b")
        objects = ["d/unit/b.test.cpp.o", "d/unit/main.test.cpp.o"]
        self.assertEqual(link, ["c++", "-O1", *objects, "-o", "t/b", "-Wl,x", "lib.a", "/usr/l.a"])
        self.assertEqual(needs, [*objects, "lib.a"])


class Cases(InAFolder):
    TEXT = "About.\n\n=== case one\na: 1\n=== says\nno\n\n=== case two\n=== beside p.csv\nx\n\n1\n=== says\nnor\nthis\n"

    def test_they_are_read_as_they_are_written(self):
        read = cases.parse(self.TEXT)
        self.assertEqual(read["one"], cases.Case({"one.yaml": "a: 1\n"}, "no\n"))
        self.assertEqual(read["two"], cases.Case({"two.yaml": "", "p.csv": "x\n\n1\n"}, "nor\nthis\n"))
        with self.assertRaises(ValueError):
            cases.parse(self.TEXT + "\n" + self.TEXT)

    def test_they_are_unpacked_with_what_is_beside_them(self):
        place = cases.unpack(cases.parse(self.TEXT)["two"], self.folder / "out")
        self.assertEqual(place.read_text(), "")
        self.assertEqual((self.folder / "out/p.csv").read_text(), "x\n\n1\n")


class SideBySide(unittest.TestCase):
    def test_what_comes_out_is_in_order(self):
        def slow(seconds):
            time.sleep(seconds)
            return seconds

        self.assertEqual(list(pool.side_by_side(slow, [0.05, 0, 0.02])), [0.05, 0, 0.02])


if __name__ == "__main__":
    unittest.main()
