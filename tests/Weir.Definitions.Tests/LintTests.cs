using Weir.Definitions.Checks;

namespace Weir.Definitions.Tests;

public sealed class LintTests
{
    [Theory]
    [InlineData("kind: rule\nname: R\ntype: queue\nwhen: { jobName: 'M*' }\n", "R no-job-definition")]
    [InlineData("kind: rule\nname: R\ntype: track\nwhen: { jobName: 'M*' }\n", "")]
    [InlineData("kind: rule\nname: R\ntype: queue\nwhen: { jobName: 'M*' }\n---\nkind: job-definition\nname: month\n", "")]
    [InlineData(
        "kind: rule\nname: R\ntype: queue\nschedule: Night\nwhen: { jobName: 'M*' }\n---\nkind: job-definition\nname: month\n",
        "R no-schedule|R no-job-definition"
    )]
    [InlineData(
        "kind: rule\nname: R\ntype: track\nschedule: 'N-{A}'\n---\nkind: variable\nname: A\nvalue: '{B}'\n---\nkind: variable\nname: B\nfile: /site\n",
        "R asked-variable"
    )]
    [InlineData(
        "kind: rule\nname: R\ntype: passive\nfrequency: '{A}'\n---\nkind: variable\nname: A\nprogram: [ /bin/site ]\ndefault: F\n",
        "R asked-variable"
    )]
    [InlineData("kind: rule\nname: R\ntype: track\nschedule: 'N-{A}'\n---\nkind: variable\nname: A\nenvironment: SITE\n", "")]
    [InlineData("kind: job-definition\nname: J\nthresholds: [ T GT 3, T LT 4 ]\n", "AdHoc/J threshold-never-met")]
    [InlineData(
        "kind: job-definition\nname: J\nthresholds: T EQ 1\nfrequency: F\n---\nkind: frequency\nname: F\ncron: '@daily'\nthresholds: T NE 1\n",
        "AdHoc/J threshold-never-met"
    )]
    [InlineData("kind: job-definition\nname: J\nlimits: [ T=2 ]\n", "AdHoc/J unknown-limit")]
    [InlineData("kind: job-definition\nname: J\nlimits: [ T=2 ]\n---\nkind: limit\nname: T\nmaximum: 1\n", "AdHoc/J limit-too-small")]
    [InlineData("kind: job-definition\nname: J\nservice: A.B\n", "")]
    [InlineData("kind: job-definition\nname: J\nservice: A.B\n---\nkind: policy\nname: P\n", "AdHoc/J unknown-group")]
    [InlineData(
        "kind: job-definition\nname: J\nonLeftovers: keep\nlimits: [ T ]\n---\nkind: limit\nname: T\nmaximum: 1\n",
        "AdHoc/J keeps-past-limits"
    )]
    [InlineData("kind: job-definition\nname: J\nonLeftovers: keep\n", "")]
    [InlineData("kind: policy\nname: P\nactiveAfter: Night/CLOSE\n", "P no-job-definition")]
    [InlineData("kind: rule\nname: A\ntype: track\n---\nkind: rule\nname: B\ntype: track\n", "B duplicate")]
    // J89: of jobs that are only noticed nobody here has the output.
    [InlineData(
        "kind: rule\nname: R\ntype: passive\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\ntype: tracked\noutput: { compress: true }\n",
        "R output-of-noticed"
    )]
    [InlineData(
        "kind: rule\nname: R\ntype: track\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\ntype: tracked\nmessages: { match: a }\n",
        ""
    )]
    // J82, J87: what holds a queued job holds none that a passive rule brings.
    [InlineData("kind: rule\nname: R\ntype: passive\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\n", "R held-by-nothing")]
    [InlineData("kind: rule\nname: R\ntype: track\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\n", "R held-by-nothing")]
    [InlineData("kind: rule\nname: R\ntype: passive\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\ntype: tracked\n", "")]
    [InlineData(
        "kind: rule\nname: R\ntype: track\nwhen: { jobName: J, user: a }\n---\nkind: rule\nname: Q\ntype: queue\nwhen: { jobName: J }\n---\nkind: job-definition\nname: J\n",
        ""
    )]
    public void What_is_odd_across_definitions_is_told(string yaml, string found) =>
        Assert.Equal(
            found,
            string.Join(
                '|',
                DefinitionLint.Check(DefinitionReader.Read(yaml, "f").Definitions).Select(finding => $"{finding.Key} {finding.Code}")
            )
        );

    [Theory]
    [InlineData("frequency: { date: 2026-11-29 }", "it never comes, and no rule brings it: its frequency has no date")]
    [InlineData("frequency: { date: 2026-11-30 }", "")]
    [InlineData("frequency: { cron: '0 0 29 2 mon' }", "")]
    [InlineData("frequency: { cron: '0 0 30 2 *' }", "it never comes, and no rule brings it: its frequency has no date")]
    [InlineData("frequency: { day: 24 }", "it never comes, and no rule brings it: its frequency has no date")]
    [InlineData(
        "frequency: { weekdays: [ Sun ], nonWorking: not }",
        "it never comes, and no rule brings it: no date of its frequency is left: they are no working days, in a calendar, or excluded"
    )]
    [InlineData("frequency: { day: 1, build: disabled }", "it never comes, and no rule brings it: all of its frequencies are disabled")]
    [InlineData(
        "frequency: [ { weekdays: [ Mon ], build: doNotSchedule }, { weekdays: [ Mon ] } ]",
        "it never comes, and no rule brings it: its frequency takes its dates away"
    )]
    [InlineData("frequency: { day: 24 }\nbuild: disabled", "")]
    [InlineData("frequency: { day: 24 }\n---\nkind: rule\nname: R\nwhen: { jobName: 'J*' }\nschedule: S\ntype: queue", "")]
    public void A_job_that_never_comes_is_told_with_the_reason(string keys, string text) =>
        Assert.Equal(text, NeverComes($"kind: job-definition\nname: J\nschedule: S\n{keys}\n"));

    [Fact]
    public void A_frequency_in_a_schedule_that_is_not_built_brings_nothing() =>
        Assert.Equal(
            "it never comes, and no rule brings it: schedule AdHoc is not built: name another schedule",
            NeverComes("kind: job-definition\nname: J\nfrequency: { day: 1 }\n")
        );

    private static string NeverComes(string yaml) =>
        string.Join(
            '|',
            DefinitionLint
                .Check(DefinitionReader.Read(yaml, "f").Definitions, new DateOnly(2026, 11, 30))
                .Where(finding => finding.Code == JobsThatNeverCome.Code)
                .Select(finding => finding.Text)
        );
}
