namespace Weir.JobVariables.Tests.Conditions;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("((MON.JOB,1,2)='$T' OR (MON.JOB,1,2)='$A')", true)]
    [InlineData("(MON.JOB,1,2)='$T'", true)]
    [InlineData("((mon.job,,2) EQ '$T')", true)]
    [InlineData("(MON.JOB,5,4)='0043'", true)]
    [InlineData("(MON.JOB,1,2)='$R'", false)]
    [InlineData("NOT (MON.JOB,1,2)='$R'", true)]
    [InlineData("((MON.JOB,1,2)='$T' AND NOT ((MON.JOB,4,1)<>'0'))", true)]
    [InlineData("((MON.JOB,1,2)='$T' XOR (MON.JOB,4,1)='0')", false)]
    [InlineData("(MON.JOB,1,2)=X'2454'", true)]
    [InlineData("(MON.JOB,1,1)=X'24'", true)]
    [InlineData("(MON.JOB,1,3)='$T'", true)]
    [InlineData("(MON.JOB)=MON.JOB", true)]
    [InlineData("'A'<'B'", true)]
    [InlineData("'B' GT 'A'", true)]
    [InlineData("'B' LE 'A'", false)]
    [InlineData("'A' GE 'A'", true)]
    [InlineData("'A' NE 'A'", false)]
    [InlineData("C'it''s'='it''s'", true)]
    [InlineData("X'5'=X'05'", true)]
    [InlineData("(MON.JOB,256)=' '", true)]
    [InlineData("$alice.MON.JOB=:WEIR:$alice.MON.JOB", true)]
    public void A_condition_is_worked_out(string text, bool expected) =>
        Assert.Equal(expected, Condition.Parse(text).Evaluate(new Values(Ascii("$T 00043"))));

    // The manual's own example: digits come last in EBCDIC and first in ASCII.
    [Theory]
    [InlineData(VariableEncoding.Ebcdic, false)]
    [InlineData(VariableEncoding.Ascii, true)]
    public void Less_and_greater_go_by_the_order_of_the_variables_encoding(VariableEncoding encoding, bool expected) =>
        Assert.Equal(expected, Condition.Parse("((X,1,5) > '1')").Evaluate(new Values(Value("ABCDE", encoding))));

    [Fact]
    public void Characters_are_taken_in_the_encoding_of_what_they_are_compared_with() =>
        Assert.True(Condition.Parse("'$T'=(X,1,2)").Evaluate(new Values(Value("$T", VariableEncoding.Ebcdic))));

    [Fact]
    public void Bytes_are_taken_as_they_are() =>
        Assert.True(Condition.Parse("(X,1,2)=X'5BE3'").Evaluate(new Values(Value("$T", VariableEncoding.Ebcdic))));

    [Fact]
    public void Of_two_variables_the_right_one_is_carried_over() =>
        Assert.True(
            Condition
                .Parse("A=B")
                .Evaluate(new Values(Value("some [text]", VariableEncoding.Ebcdic), ("B", Value("some [text]", VariableEncoding.Ascii))))
        );

    [Fact]
    public void At_most_64_bytes_are_compared() =>
        Assert.True(
            Condition.Parse("A=B").Evaluate(new Values(Ascii(new string('x', 64) + "one"), ("B", Ascii(new string('x', 64) + "other"))))
        );

    [Fact]
    public void Where_a_variable_is_missing_there_is_no_answer()
    {
        Assert.Null(Condition.Parse("(GONE='x' OR 'A'='A')").Evaluate(new Values(null)));
        Assert.Null(Condition.Parse("NOT GONE='x'").Evaluate(new Values(null)));
    }

    [Fact]
    public void It_says_which_variables_it_names_each_once()
    {
        var condition = Condition.Parse("(A='1' AND ((B,1,2)=A AND $SYSJV.TIME>'120000'))");

        Assert.Equal(["A", "B"], condition.Variables.Select(name => name.ToString()));
        Assert.Equal(["$SYSJV.TIME"], condition.Specials.Select(name => name.ToString()));
        Assert.True(condition.UsesTime);
    }

    [Theory]
    [InlineData("", 1, "found the end")]
    [InlineData("(A,1,2)", 8, "expected = <>")]
    [InlineData("(A='1'", 7, "expected ')'")]
    [InlineData("A='1')", 6, "found ')', expected the end")]
    [InlineData("A=", 3, "found the end")]
    [InlineData("A='1' B='2'", 7, "found 'B'")]
    [InlineData("A='1' AND B='2' OR C='3'", 17, "parentheses must say")]
    [InlineData("A=='1'", 3, "found '='")]
    [InlineData("A='1", 3, "not closed")]
    [InlineData("A=''", 3, "0 characters")]
    [InlineData("A=X''", 3, "hexadecimal")]
    [InlineData("A=X'0G'", 3, "hexadecimal")]
    [InlineData("A='ü'", 3, "no job variable can")]
    [InlineData("(A,0)='x'", 4, "a position from 1 to 256")]
    [InlineData("(A,257)='x'", 4, "a position from 1 to 256")]
    [InlineData("(A,1,65)='x'", 6, "a length from 1 to 64")]
    [InlineData("(A,250,8)='x'", 8, "past the end")]
    [InlineData("(A,1,2,3)='x'", 7, "expected ',' or ')'")]
    [InlineData("(A,x)='x'", 4, "a position")]
    [InlineData("#TMP='x'", 1, "temporary")]
    [InlineData("*LINK='x'", 1, "link name")]
    [InlineData("$SYSJV.NONE='x'", 1, "no special variable")]
    [InlineData("A='1' & B='2'", 7, "no place")]
    [InlineData("((MON.JOB,1,2)='$T' OR )", 24, "found ')'")]
    public void What_is_none_is_refused_with_its_place(string text, int position, string message)
    {
        Assert.False(Condition.TryParse(text, out _, out var fault));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(position, fault.Position);
    }

    [Fact]
    public void Deep_nesting_and_long_texts_are_refused_and_not_followed()
    {
        Assert.False(Condition.TryParse(new string('(', 2000) + "A='1'", out _, out var deep));
        Assert.Contains("nested", deep.Message, StringComparison.Ordinal);
        Assert.False(Condition.TryParse(new string(' ', 5000) + "A='1'", out _, out _));
        Assert.False(Condition.TryParse(string.Concat(Enumerable.Repeat("NOT ", 1000)) + "A='1'", out _, out _));
    }

    [Theory]
    [InlineData("A='it''s' and b<>X'f'", "((A = 'it''s') AND (B <> X'0F'))")]
    [InlineData("NOT (A,1,64) LT B", "(NOT (A < B))")]
    [InlineData("(A,2)<=(B,3,4)", "((A,2,64) <= (B,3,4))")]
    [InlineData("A>B OR A>=B OR A=B", "(((A > B) OR (A >= B)) OR (A = B))")]
    [InlineData("A=B XOR A=C'x'", "((A = B) XOR (A = 'x'))")]
    [InlineData("(A,250)=B", "((A,250,7) = B)")]
    public void A_condition_is_written_with_parentheses_around_everything(string text, string written) =>
        Assert.Equal(written, Condition.Parse(text).ToString());

    [Fact]
    public void The_longest_the_deepest_and_the_last_bytes_are_taken_and_nothing_beyond()
    {
        Assert.True(Condition.TryParse("A='1'".PadRight(4096), out _, out _));
        Assert.False(Condition.TryParse("A='1'".PadRight(4097), out _, out var longer));
        Assert.Equal((4097, "a condition has at most 4096 characters"), (longer.Position, longer.Message));

        static string Nested(int depth) => $"{new string('(', depth)}A='1'{new string(')', depth)}";
        Assert.True(Condition.TryParse(Nested(63), out _, out _));
        Assert.False(Condition.TryParse(Nested(64), out _, out var deeper));
        Assert.Equal("parentheses are nested more than 64 deep", deeper.Message);
        Assert.True(Condition.TryParse(string.Join(" OR ", Enumerable.Repeat("(A='1')", 100)), out _, out _));

        Assert.True(Condition.TryParse("(A,193,64)='x'", out _, out _));
        Assert.False(Condition.TryParse("(A,194,64)='x'", out _, out _));
        Assert.True(Condition.TryParse($"A='{new string('x', 64)}'", out _, out _));
        Assert.False(Condition.TryParse($"A='{new string('x', 65)}'", out _, out _));
        Assert.True(Condition.TryParse($"A=X'{new string('0', 128)}'", out _, out _));
        Assert.False(Condition.TryParse($"A=X'{new string('0', 129)}'", out _, out _));
    }

    [Theory]
    [InlineData("A='1' AND B='2' OR C='3'", "AND and OR stand side by side: parentheses must say what belongs together")]
    [InlineData("A='", "a quote is opened here and not closed")]
    [InlineData("A=X'0G'", "X'…' holds 1 to 128 hexadecimal digits")]
    [InlineData("A=''", "'…' holds 0 characters: allowed are 1 to 64")]
    [InlineData("(A,250,8)='x'", "8 bytes from 250 on go past the end of a job variable, 256")]
    [InlineData("('A'='x'", "found the end, expected ')', or AND, OR or XOR")]
    [InlineData(")", "found ')', expected a job variable, a part of one in parentheses, '…' or X'…'")]
    [InlineData("A ~ B", "'~' has no place in a condition")]
    [InlineData("A \ud83d\ude42 B", "'\ud83d\ude42' has no place in a condition")]
    public void What_is_wrong_is_said_in_one_sentence(string text, string message)
    {
        Assert.False(Condition.TryParse(text, out _, out var fault));
        Assert.Equal(message, fault.Message);
    }

    private static VariableValue Ascii(string text) => Value(text, VariableEncoding.Ascii);

    private static VariableValue Value(string text, VariableEncoding encoding) =>
        new(CharacterSet.For(encoding).TryEncode(text.PadRight(128)), encoding);

    private sealed class Values(VariableValue? value, params (string Name, VariableValue Value)[] others) : IConditionValues
    {
        public VariableValue? ValueOf(VariableName name) =>
            others.Where(other => other.Name == name.Text).Select(other => (VariableValue?)other.Value).FirstOrDefault() ?? value;
    }
}
