using Weir.Tracking.Variables;

namespace Weir.Tracking.Tests.Variables;

public sealed class VariableDefinitionTests
{
    public static TheoryData<string, VariableText> Wrong =>
        new()
        {
            {
                "has no value",
                new VariableText { Name = "A" }
            },
            {
                "this one has 2",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    File = "/a",
                }
            },
            {
                "name",
                new VariableText { Name = "-", Value = "" }
            },
            {
                "which begins with /",
                new VariableText { Name = "A", File = "etc/site" }
            },
            {
                "which begins with /",
                new VariableText { Name = "A", Program = ["date"] }
            },
            {
                "4096",
                new VariableText { Name = "A", Value = new string('x', 4097) }
            },
            {
                "schedule, job, today",
                new VariableText { Name = "A", Date = "tomorrow" }
            },
            {
                "working days",
                new VariableText
                {
                    Name = "A",
                    Date = "today",
                    Move = "+1x",
                }
            },
            {
                "it is for date and time",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    Move = "+1d",
                }
            },
            {
                "it is for program, environment and file",
                new VariableText
                {
                    Name = "A",
                    Value = "x",
                    Default = "y",
                }
            },
            {
                "START:LENGTH",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    Slice = "0:1",
                }
            },
            {
                "size=1 to 63",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    Number = "size=64",
                }
            },
            {
                "1024 bytes",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    Job = "J",
                    LocalDataArea = "1020:6",
                }
            },
            {
                "say schedule, job or both",
                new VariableText
                {
                    Name = "A",
                    Value = "",
                    LocalDataArea = "1:6",
                }
            },
            {
                "1s to 60s",
                new VariableText
                {
                    Name = "A",
                    Program = ["/bin/date"],
                    Within = "2m",
                }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_variable_is_refused_with_what_is_allowed(string says, VariableText text)
    {
        Assert.False(VariableDefinition.TryCreate(text, out _, out var faults));

        Assert.Contains(faults, fault => fault.Text.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_variable_is_the_same_after_it_was_written_in_words()
    {
        VariableText[] samples =
        [
            new()
            {
                Name = "A",
                Value = "x{B}",
                Schedule = "Night",
                Job = "LOAD",
                Trim = "both",
                Slice = "2:3",
                LocalDataArea = "1:20",
                Raw = true,
                Description = "d",
            },
            new()
            {
                Name = "B",
                Program = ["/bin/date", "+%Y"],
                Within = "5s",
                Default = "0",
                Number = "size=9 decimals=2 zeros point=, group=. minus=trailing currency=EUR",
            },
            new()
            {
                Name = "C",
                Date = "job",
                Move = "-1wd",
                Calendar = "HOLIDAYS",
                Form = "yyyymmdd",
                Job = "LOAD",
            },
            new()
            {
                Name = "D",
                Time = "now",
                Move = "+90m",
                Form = "hhmm",
            },
            new() { Name = "E", Environment = "HOME" },
            new() { Name = "F", File = "/etc/site" },
        ];

        foreach (var sample in samples)
        {
            var made = VariableSamples.Make(sample);

            Assert.Equal(sample with { Program = null }, made.ToText() with { Program = null });
            Assert.Equal(sample.Program, made.ToText().Program);
        }
    }

    [Theory]
    [InlineData("-1234.565", "size=12 decimals=2 point=, group=.", "   -1.234,57")]
    [InlineData("-1234.5", "size=12 decimals=2 zeros minus=trailing", "00001234.50-")]
    [InlineData("7", "size=3 zeros", "007")]
    [InlineData("1234567", "group=,", "1,234,567")]
    [InlineData("12", "decimals=2 currency=EUR", "EUR12.00")]
    [InlineData("-12", "currencyAfter=EUR", "-12EUR")]
    [InlineData("0.4", "decimals=0", "0")]
    [InlineData("1234", "size=3", null)]
    [InlineData("12a", "size=3", null)]
    public void A_number_is_written_as_its_edit_says(string number, string edit, string? written)
    {
        Assert.True(NumberEdit.TryParse(edit, out var made));

        Assert.Equal(written is not null, made.TryWrite(number, out var text, out _));
        Assert.Equal(written, text);
    }

    [Theory]
    [InlineData("1:2", "ab")]
    [InlineData("3:", "cd")]
    [InlineData(":3", "bcd")]
    [InlineData("4:1", "d")]
    [InlineData("4:2", null)]
    [InlineData(":5", null)]
    public void A_slice_is_within_its_value_or_there_is_none(string slice, string? part)
    {
        Assert.True(TextSlice.TryParse(slice, out var made));

        Assert.Equal(part is not null, made.TryTake("abcd", out var taken, out _));
        Assert.Equal(part, taken);
    }

    [Theory]
    [InlineData("ab", "xxab  xx")]
    [InlineData("abcdef", "xxabcdxx")]
    [InlineData("abcä", "xxabc xx")]
    public void J126_A_value_fills_its_place_in_the_local_data_area(string value, string area)
    {
        Assert.True(AreaPlace.TryParse("3:4", out var place));
        var bytes = "xxxxxxxx"u8.ToArray();

        place.Write(bytes, value);

        Assert.Equal(area, System.Text.Encoding.UTF8.GetString(bytes));
    }
}
