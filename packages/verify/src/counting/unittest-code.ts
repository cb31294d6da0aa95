/**
 * What is run in the place of `-m unittest`: the same program, whose result writes JUnit's XML beside what it prints. It is written at the end
 * alone, so that a process that ends early leaves none.
 *
 * @param file - Where the report goes, as the run sees it.
 */
export const unittestCode = (file: string): string => `import os, re, sys, unittest
from xml.sax.saxutils import quoteattr
if sys.path and sys.path[0] == "": sys.path[0] = os.getcwd()
sys.argv[0] = os.path.basename(sys.executable) + " -m unittest"
failed = "unittest.loader._FailedTest."
class Report(unittest.TextTestResult):
    def startTestRun(self):
        self.rows, self.state = [], None
        super().startTestRun()
    def startTest(self, test):
        self.state = "passed"
        super().startTest(test)
    def stopTest(self, test):
        self.row(test, self.state)
        self.state = None
        super().stopTest(test)
    def row(self, test, state):
        group, _, name = test.id().rpartition(".")
        lost = test.id()[len(failed):] if test.id().startswith(failed) else test.id() if isinstance(test, unittest.suite._ErrorHolder) else None
        if lost is None: self.rows.append((group, name, state))
        else: self.rows.append(("", lost, "lost" if state == "failed" else state))
    def seen(self, test, state):
        if self.state is None: self.row(test, state)
        elif self.state != "failed": self.state = state
    def addError(self, test, err):
        self.seen(test, "failed")
        super().addError(test, err)
    def addFailure(self, test, err):
        self.seen(test, "failed")
        super().addFailure(test, err)
    def addSubTest(self, test, subtest, err):
        if err is not None: self.seen(test, "failed")
        super().addSubTest(test, subtest, err)
    def addSkip(self, test, reason):
        self.seen(test, "skipped")
        super().addSkip(test, reason)
    def addUnexpectedSuccess(self, test):
        self.seen(test, "failed")
        super().addUnexpectedSuccess(test)
    def stopTestRun(self):
        inner = {"passed": "", "failed": "<failure/>", "skipped": "<skipped/>", "lost": '<error message="collection failure"/>'}
        plain = lambda text: quoteattr(re.sub("[^\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]", "?", text))
        cases = ["<testcase classname=%s name=%s>%s</testcase>" % (plain(group), plain(name), inner[state]) for group, name, state in self.rows]
        with open(${JSON.stringify(file)}, "w", encoding="utf-8") as report:
            report.write('<testsuite name="" tests="%d">%s</testsuite>' % (len(cases), "\\n".join(cases)))
        super().stopTestRun()
unittest.TextTestRunner.resultclass = Report
unittest.main(module=None)
`;
