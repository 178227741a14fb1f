using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Variables;

namespace Weir.Tracking.Tests.Variables;

public sealed class VariableExpansionTests
{
    [Theory]
    [InlineData("plain {nothing} {} { A } {A", "plain {nothing} {} 1 {A")]
    [InlineData("{A}{a}", "11")]
    [InlineData("{B}", "<1>")]
    [InlineData("{{A}}", "{1}")]
    [InlineData("awk '{ print $1 }' {A}", "awk '{ print $1 }' 1")]
    public void J127_Placeholders_are_filled_and_unknown_names_stay(string text, string expanded)
    {
        var expansion = VariableSamples.Expansion(VariableSamples.Fixed("A", "1"), VariableSamples.Fixed("B", "<{A}>"));

        Assert.Equal(expanded, expansion.Expand(text));
    }

    [Fact]
    public void J128_The_delimiters_are_the_machines()
    {
        var expansion = new VariableExpansion(
            new VariableSet([VariableSamples.Fixed("A", "1"), VariableSamples.Fixed("B", "<%A%>{A}")]),
            VariableSamples.Load,
            new Delimiters("<%", "%>")
        );

        Assert.Equal("{A} 1 1{A}", expansion.Expand("{A} <%A%> <%B%>"));
    }

    [Fact]
    public void Of_one_name_the_variable_nearest_to_the_job_counts()
    {
        VariableDefinition[] nearer =
        [
            VariableSamples.Fixed("X", "all"),
            VariableSamples.Fixed("X", "schedule", "Night"),
            VariableSamples.Fixed("X", "instance", "Night_north"),
            VariableSamples.Fixed("X", "job", null, "LOAD"),
            VariableSamples.Fixed("X", "job of the schedule", "Night", "LOAD"),
            VariableSamples.Fixed("X", "job of the instance", "Night_north", "LOAD"),
        ];
        VariableDefinition[] others =
        [
            VariableSamples.Fixed("X", "no", "Day"),
            VariableSamples.Fixed("X", "no", null, "SAVE"),
            VariableSamples.Fixed("X", "no", "Day", "LOAD"),
        ];

        for (var i = 1; i <= nearer.Length; i++)
        {
            var expansion = VariableSamples.Expansion([.. others, .. nearer.Take(i)]);

            Assert.Equal(((FixedValue)nearer[i - 1].Source).Text, expansion.Expand("{X}"));
        }
    }

    [Fact]
    public void A_property_of_the_instance_is_nearer_than_a_schedule_and_farther_than_a_job()
    {
        var schedule = VariableSamples.Fixed("SITE", "schedule", "Night_north");
        var job = VariableSamples.Fixed("SITE", "job", null, "LOAD");

        Assert.Equal("north", VariableSamples.Expansion(schedule).Expand("{SITE}"));
        Assert.Equal("job", VariableSamples.Expansion(schedule, job).Expand("{SITE}"));
    }

    [Fact]
    public void Dates_and_times_are_moved_and_written()
    {
        var holidays = ObjectName.Parse("HOLIDAYS");
        var set = new VariableSet(
            [
                VariableSamples.Make(
                    new VariableText
                    {
                        Name = "NEXT",
                        Date = "schedule",
                        Move = "+1wd",
                        Calendar = "HOLIDAYS",
                        Form = "yyyymmdd",
                    }
                ),
                VariableSamples.Make(new VariableText { Name = "JOB", Date = "job" }),
                VariableSamples.Make(new VariableText { Name = "TODAY", Date = "today" }),
                VariableSamples.Make(
                    new VariableText
                    {
                        Name = "AT",
                        Time = "now",
                        Move = "+1h -5s",
                        Form = "hhmmss",
                    }
                ),
            ],
            new Dictionary<ObjectName, IReadOnlySet<DateOnly>> { [holidays] = new HashSet<DateOnly> { new(2026, 12, 25) } }
        );

        Assert.Equal(
            "20261228 2026-12-31 2026-12-24 003000",
            new VariableExpansion(set, VariableSamples.Load, Delimiters.Curly).Expand("{NEXT} {JOB} {TODAY} {AT}")
        );
    }

    [Fact]
    public void A_value_is_trimmed_then_cut_then_edited()
    {
        var edited = VariableSamples.Make(
            new VariableText
            {
                Name = "N",
                Value = "  x42  ",
                Trim = "both",
                Slice = "2:",
                Number = "size=5 zeros",
            }
        );

        Assert.Equal("00042", VariableSamples.Expansion(edited).Expand("{N}"));
    }

    [Theory]
    [InlineData("{A}", "variable A: it contains itself: A contains B contains A")]
    [InlineData("{C}", "variable C: slice 5:1 is not within its value of length 3")]
    [InlineData("{D}", "variable D: 'x' is no number")]
    [InlineData("{E}", "variable E: there is no calendar NONE")]
    public void What_fails_names_variable_and_cause(string text, string fault)
    {
        var expansion = VariableSamples.Expansion(
            VariableSamples.Fixed("A", "{B}"),
            VariableSamples.Fixed("B", "{A}"),
            VariableSamples.Make(
                new VariableText
                {
                    Name = "C",
                    Value = "abc",
                    Slice = "5:1",
                }
            ),
            VariableSamples.Make(
                new VariableText
                {
                    Name = "D",
                    Value = "x",
                    Number = "size=3",
                }
            ),
            VariableSamples.Make(
                new VariableText
                {
                    Name = "E",
                    Date = "today",
                    Move = "+1wd",
                    Calendar = "NONE",
                }
            )
        );

        Assert.Null(expansion.Expand(text));
        Assert.StartsWith(fault, expansion.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Values_are_nested_so_deep_and_no_deeper(int depth, bool good)
    {
        var chain = Enumerable.Range(0, depth).Select(i => VariableSamples.Fixed($"V{i}", i == depth - 1 ? "end" : $"{{V{i + 1}}}"));
        var expansion = VariableSamples.Expansion(chain);

        Assert.Equal(good ? "end" : null, expansion.Expand("{V0}"));
        Assert.Equal(good, expansion.Fault is null);
    }

    [Fact]
    public void A_value_that_grows_by_nesting_is_bounded()
    {
        // Each is twice as long as the one that it names.
        var doubling = Enumerable.Range(0, 30).Select(i => VariableSamples.Fixed($"V{i}", i == 29 ? "x" : $"{{V{i + 1}}}{{V{i + 1}}}"));
        var expansion = VariableSamples.Expansion(doubling);

        Assert.Null(expansion.Expand("{V0}"));
        Assert.Contains("allowed are 4096", expansion.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_machine_knows_is_asked_once()
    {
        var expansion = VariableSamples.Expansion(
            VariableSamples.Make(new VariableText { Name = "P", Program = ["/bin/tool", "{SITE}", "{UNKNOWN}"] })
        );

        Assert.Null(expansion.Expand("{P} {P}"));
        Assert.Equal(["/bin/tool", "north", "{UNKNOWN}"], expansion.Question!.Texts);
        expansion.Answer(expansion.Question, "said {SITE}");

        Assert.Equal("said {SITE} said {SITE}", expansion.Expand("{P} {P}"));
        Assert.Equal("said {SITE}", Assert.Single(expansion.PutIn).Value);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("none at {SITE}", "none at north")]
    public void A_default_stands_for_what_fails(string? instead, string? expanded)
    {
        var expansion = VariableSamples.Expansion(
            VariableSamples.Make(
                new VariableText
                {
                    Name = "F",
                    File = "/no",
                    Default = instead,
                }
            )
        );
        expansion.Expand("{F}");
        expansion.Fail(expansion.Question!, "there is no file /no");

        Assert.Equal(expanded, expansion.Expand("{F}"));
        Assert.Equal(expanded is null ? "variable F: there is no file /no" : null, expansion.Fault);
    }

    [Fact]
    public void Each_step_says_what_a_name_stood_for()
    {
        var expansion = VariableSamples.Expansion(VariableSamples.Fixed("A", "1", "Night"), VariableSamples.Fixed("B", "<{A}{SITE}>"));
        expansion.Expand("{B}");

        Assert.Equal(
            [
                "1 A schedule Night, fixed: 1 → 1",
                "1 SITE property of the job or its schedule's instance: north → north",
                "0 B all jobs, fixed: <1north> → <1north>",
            ],
            expansion.Steps.Select(step => $"{step.Depth} {step.Name} {step.From}: {step.Text} → {step.Value}")
        );
    }

    [Fact]
    public void Variables_that_contain_themselves_are_found_for_whichever_job()
    {
        var set = new VariableSet([
            VariableSamples.Fixed("A", "{B}"),
            VariableSamples.Fixed("B", "plain"),
            VariableSamples.Fixed("B", "{A}", "Night", "LOAD"),
            VariableSamples.Fixed("C", "{C}"),
            VariableSamples.Fixed("D", "{A}{B}"),
        ]);

        Assert.Equal(
            ["variable C contains itself: C contains C", "variable Night/LOAD/B contains itself: B contains A contains B"],
            VariableCircles.Find(set, [Delimiters.Curly]).Select(circle => circle.Text).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_apply_finds_no_circle_in_does_not_contain_itself_at_the_start() =>
        Prop.ForAll<byte[]>(named =>
            {
                // Each variable names one other: as a graph drawn at random.
                var all = named
                    .Take(12)
                    .Select((to, i) => VariableSamples.Fixed($"V{i}", to % 3 == 0 ? "end" : $"{{V{to % Math.Min(12, named.Length)}}}"))
                    .ToList();
                var hasCircle = VariableCircles.Find(new VariableSet(all), [Delimiters.Curly]).Count > 0;

                return hasCircle == all.Any(variable => VariableSamples.Expansion(all).Expand($"{{{variable.Name}}}") is null);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_that_names_no_variable_stays() =>
        Prop.ForAll<string>(text =>
                text is null || VariableSamples.Expansion(VariableSamples.Fixed("NAMED_BY_NOBODY", "x")).Expand(text) == text
            )
            .QuickCheckThrowOnFailure();
}
