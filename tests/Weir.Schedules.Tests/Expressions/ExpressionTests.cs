using System.Globalization;
using Weir.Schedules.Expressions;

namespace Weir.Schedules.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, ExpressionValue> s_values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["OI.SITE"] = ExpressionValue.Of("north"),
        ["SI.COUNT"] = ExpressionValue.Of("12"),
        ["SI.RATE"] = ExpressionValue.Of("-1.50"),
        ["JI.DONE"] = ExpressionValue.Of("True"),
        ["$JOB NAME"] = ExpressionValue.Of("LOAD"),
        ["TH.ERRORS"] = ExpressionValue.Of(3m),
        ["RM.TAPE"] = ExpressionValue.Of(2m),
        ["RU.TAPE"] = ExpressionValue.Of(0m),
        ["MI.A B"] = ExpressionValue.Of("x"),
    };

    [Theory]
    [InlineData("[[OI.SITE]] = 'north'", true)]
    [InlineData("[[oi.site]] == \"north\"", true)]
    [InlineData("{{ OI.SITE }} != 'south'", true)]
    [InlineData("[[OI.SITE]] = 'North'", false)]
    [InlineData("ToUpper([[OI.SITE]]) = 'NORTH'", true)]
    [InlineData("[[OI.SITE]] in ('south', 'north')", true)]
    [InlineData("[[OI.SITE]] not in ('south', 'north')", false)]
    [InlineData("[[OI.SITE]] > 'east' and [[OI.SITE]] < 'south'", true)]
    [InlineData("Contains([[OI.SITE]], 'ort') and StartsWith([[OI.SITE]], 'n') and not EndsWith([[OI.SITE]], 'n')", true)]
    [InlineData("Length([[OI.SITE]]) = 5 and Index([[OI.SITE]], 'r') = 2", true)]
    [InlineData("[[SI.COUNT]] > 9", true)]
    [InlineData("[[SI.COUNT]] > '9'", false)]
    [InlineData("[[SI.COUNT]] = 12.0", true)]
    [InlineData("[[SI.COUNT]] = '12.0'", false)]
    [InlineData("[[SI.RATE]] * 2 = -3", true)]
    [InlineData("[[SI.COUNT]] % 5 = 2 and [[SI.COUNT]] / 8 = 1.5 and [[SI.COUNT]] - 2 + 1 >= 11", true)]
    [InlineData("ToNumber([[SI.COUNT]]) <= Max([[TH.ERRORS]], 12) and Min(1, Abs([[SI.RATE]])) = 1", true)]
    [InlineData("[[TH.ERRORS]] = 3 and [[RU.TAPE]] < [[RM.TAPE]]", true)]
    [InlineData("[[JI.DONE]]", true)]
    [InlineData("[[JI.DONE]] = false", false)]
    [InlineData("not [[JI.DONE]] or [[$JOB NAME]] = 'LOAD'", true)]
    [InlineData("!([[TH.ERRORS]] = 3) || [[TH.ERRORS]] <> 4 && 1 < 2", true)]
    [InlineData("[[MI.A B]] = 'x'", true)]
    [InlineData("[[OI.NONE]] ?? 'x' = 'x'", true)]
    [InlineData("([[SI.COUNT]] ?? 0) = 12", true)]
    [InlineData("Exists([[OI.SITE]]) and not Exists([[OI.NONE]])", true)]
    [InlineData("[[OI.SITE]] = 'nor\\'th [[x]]'", false)]
    public void What_it_says_is_asked(string text, bool expected)
    {
        var result = Read(text).Evaluate(name => s_values.TryGetValue(name.Text, out var value) ? value : null);

        Assert.Equal(new ExpressionResult(expected, null), result);
    }

    [Theory]
    [InlineData("[[OI.NONE]] = 'x'", "there is no OI.NONE")]
    [InlineData("[[TH.ERRORS]] = 3 or [[OI.NONE]] = 'x'", "there is no OI.NONE")]
    [InlineData("[[OI.SITE]] > 3", "'north' is no number")]
    [InlineData("not [[OI.SITE]]", "'north' is neither true nor false")]
    [InlineData("1 / [[RU.TAPE]] = 1", "it divides by 0")]
    [InlineData("[[TH.ERRORS]] * 70000000000000000000000000000 > 1", "a number in it is too great")]
    public void What_cannot_be_asked_is_false_and_says_why(string text, string why)
    {
        var result = Read(text).Evaluate(name => s_values.TryGetValue(name.Text, out var value) ? value : null);

        Assert.Equal(new ExpressionResult(false, why), result);
    }

    [Theory]
    [InlineData("", 1, "it is one line of 1 to 1000 characters")]
    [InlineData("[[OI.SITE]] =", 13, "what begins at '=' cannot be read")]
    [InlineData("[[OI.SITE]] = 'north' 7", 23, "what begins at '7' cannot be read")]
    [InlineData("[[OI.SITE]] = north", 1, "'north' is neither a name nor a text: names stand in [[ ]], texts in quotes")]
    [InlineData("[OI.SITE] = 'north'", 1, "a name stands in two brackets, as [[OI.SITE]]")]
    [InlineData("1 = [[OI.SITE", 5, "a name that begins here is not closed by ]]")]
    [InlineData("1 = [[OI.SI.TE]]", 7, "there is no name 'OI.SI.TE': allowed are OI.NAME or NAME, MI.NAME")]
    [InlineData("1 = [[JI.A.2026-12-01.NIGHT.LOAD]]", 7, "there is no name 'JI.A.2026-12-01.NIGHT.LOAD'")]
    [InlineData("[[$NOW]] > '2026'", 3, "there is no name '$NOW'")]
    [InlineData("[[OI.SITE]] = 'north", 15, "a text that begins here does not end: it ends with '")]
    [InlineData("Now() > [[OI.SITE]]", 1, "there is no function 'Now': allowed are Abs, Contains, EndsWith, Exists")]
    [InlineData("Length([[OI.SITE]], 2) = 1", 1, "Length takes 1 and got 2")]
    [InlineData("Length([[TH.ERRORS]]) = 1", 1, "Length takes a text, and not a number")]
    [InlineData("[[OI.SITE]] like 'n%'", 1, "Like is not served: allowed are =")]
    [InlineData("[[TH.ERRORS]] ? true : false", 1, "?: is not served")]
    [InlineData("[[TH.ERRORS]] + 1", 1, "it is neither true nor false: compare it with something")]
    [InlineData("[[TH.ERRORS]] = 'three'", 1, "a number is not compared with a text")]
    [InlineData("[[TH.ERRORS]] and true", 1, "and, or takes true or false, and not a number")]
    [InlineData("[[OI.SITE]] + 'x' = 'y'", 1, "arithmetic takes a number, and not a text")]
    [InlineData("[[OI.SITE]] in 'north'", 1, "behind in stands a list")]
    [InlineData("([[OI.SITE]] = true) < true", 1, "true and false have no order")]
    [InlineData("1 < 2", 1, "it names nothing, and so is always the same")]
    [InlineData("[[OI.SITE]] = #2026-12-01#", 1, "cannot be read")]
    [InlineData("[[OI.SITE]] = 4e6bb4a0-0000-0000-0000-000000000000", 1, "what stands there is no number, no text in quotes")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int column, string why)
    {
        Assert.False(Expression.TryParse(text, out _, out var fault));

        Assert.Contains(why, fault.Text, StringComparison.Ordinal);
        if (why != "cannot be read")
        {
            Assert.Equal(column, fault.Column);
        }
    }

    [Fact]
    public void Its_names_are_told_once_each()
    {
        var names = Read("[[SI.A]] = 1 or [[si.a]] = 2 or {{TH.B}} > 1").Names;

        Assert.Equal(["SI.A", "TH.B"], names.Select(name => name.Text));
    }

    [Fact]
    public void Those_that_it_can_do_without_are_not_needed()
    {
        var needed = Read("[[SI.A]] = 1 and ([[SI.B]] ?? 0) = 0 and Exists([[SI.C]])").Needed;

        Assert.Equal(["SI.A"], needed.Select(name => name.Text));
    }

    [Theory]
    [InlineData(31, 1, "more than 30 parentheses within each other")]
    [InlineData(1, 21, "more than 20 names")]
    [InlineData(1, 200, "one line of 1 to 1000 characters")]
    public void It_is_bounded(int deep, int names, string why)
    {
        var parts = string.Join(
            " or ",
            Enumerable.Range(0, names).Select(i => string.Create(CultureInfo.InvariantCulture, $"[[OI.N{i}]]"))
        );

        Assert.False(Expression.TryParse($"{new string('(', deep)}{parts}{new string(')', deep)}", out _, out var fault));

        Assert.Contains(why, fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_within_each_other_without_parentheses_is_bounded_too()
    {
        var text = string.Concat(Enumerable.Repeat("not ", 110)) + "[[JI.DONE]]";

        Assert.False(Expression.TryParse(text, out _, out var fault));

        Assert.Equal("it has more than 100 parts within each other", fault.Text);
    }

    private static Expression Read(string text) =>
        Expression.TryParse(text, out var expression, out var fault)
            ? expression
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{text}: {fault.Column}: {fault.Text}"));
}
