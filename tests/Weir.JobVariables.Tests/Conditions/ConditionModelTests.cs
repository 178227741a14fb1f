using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Weir.JobVariables.Tests.Conditions;

/// <summary>
/// Conditions that were drawn at random, worked out by the parser and evaluator and by a second, plain way that knows neither: while the
/// text is made, its value is made as well, by sorting keys.
/// </summary>
public sealed class ConditionModelTests
{
    private static readonly (string Name, string Text, VariableEncoding Encoding)[] _variables =
    [
        ("A", "$T 00043WEIR", VariableEncoding.Ascii),
        ("B", "$T 00043WEIR", VariableEncoding.Ebcdic),
        ("C.2", "abcABC019 [x]", VariableEncoding.Ebcdic),
        ("D-X", "", VariableEncoding.Ascii),
    ];

    [Fact]
    public void Drawn_conditions_are_worked_out_as_the_model_does() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5000),
            Prop.ForAll(
                Conditions(4).ToArbitrary(),
                drawn =>
                {
                    var condition = Condition.Parse(drawn.Text);
                    Assert.Equal(drawn.Value, condition.Evaluate(new Values()));
                    Assert.Equal(condition.ToString(), Condition.Parse(condition.ToString()).ToString());
                    Assert.Equal(drawn.Value, Condition.Parse(condition.ToString()).Evaluate(new Values()));
                }
            )
        );

    [Fact]
    public void Drawn_texts_are_conditions_or_refused_with_a_place_within_them()
    {
        var texts = Gen.Elements("(", ")", ",", "'", "''", "X'", "A", "1", "64", "=", "<", ">", "AND", "OR", "NOT", " ", "$", ":", "#", "ä")
            .ListOf()
            .Select(parts => string.Concat(parts));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5000),
            Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                    Condition.TryParse(text, out var condition, out var fault)
                        ? condition.Variables.Count >= 0
                        : fault.Position >= 1 && fault.Position <= text.Length + 1
            )
        );
    }

    private static Gen<Drawn> Conditions(int depth) =>
        depth == 0
            ? Comparisons()
            : Gen.OneOf(
                Comparisons(),
                from inner in Conditions(depth - 1)
                select new Drawn($"(NOT {inner.Text})", !inner.Value),
                from left in Conditions(depth - 1)
                from right in Conditions(depth - 1)
                select new Drawn($"({left.Text} and {right.Text})", left.Value & right.Value),
                from left in Conditions(depth - 1)
                from right in Conditions(depth - 1)
                select new Drawn($"({left.Text}  OR {right.Text})", left.Value | right.Value),
                from left in Conditions(depth - 1)
                from right in Conditions(depth - 1)
                select new Drawn($"( {left.Text} XOR {right.Text} )", left.Value ^ right.Value)
            );

    private static Gen<Drawn> Comparisons() =>
        from left in Sides()
        from right in Sides()
        from sign in Gen.Elements("=", "<>", "<", "<=", ">", ">=", " eq ", " NE ", " LT ", " LE ", " GT ", " GE ")
        select new Drawn($"{left.Text}{sign}{right.Text}", Holds(left, sign.Trim().ToUpperInvariant(), right));

    private static Gen<Side> Sides() =>
        Gen.OneOf(
            from variable in Gen.Elements(_variables)
            select new Side(variable.Name, variable.Text.PadRight(64)[..64], variable.Encoding, null),
            from variable in Gen.Elements(_variables)
            from start in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(120, 256))
            from length in Gen.Choose(1, Math.Min(64, 257 - start))
            select new Side(
                string.Create(CultureInfo.InvariantCulture, $"( {variable.Name} ,{start}, {length})"),
                variable.Text.PadRight(400).Substring(start - 1, length),
                variable.Encoding,
                null
            ),
            from text in Gen.Elements("$T", "$A", "$T ", "0", "a", "ABC", "[x]", "it's", " ")
            select new Side($"'{text.Replace("'", "''", StringComparison.Ordinal)}'", text, null, null),
            from digits in Gen.Elements("24", "5BE3", "2454", "40", "20", "F0")
            select new Side($"X'{digits}'", "", null, Convert.FromHexString(digits))
        );

    private static bool Holds(Side left, string sign, Side right)
    {
        var encoding = left.Encoding ?? right.Encoding ?? VariableEncoding.Ascii;
        var order = string.CompareOrdinal(Key(left, encoding), Key(right, encoding));
        return sign switch
        {
            "=" or "EQ" => order == 0,
            "<>" or "NE" => order != 0,
            "<" or "LT" => order < 0,
            "<=" or "LE" => order <= 0,
            ">" or "GT" => order > 0,
            _ => order >= 0,
        };
    }

    // One sortable character for each byte, 64 of them.
    private static string Key(Side side, VariableEncoding encoding)
    {
        var characters = CharacterSet.For(encoding);
        var bytes = side.Bytes ?? characters.TryEncode(side.Value)!;
        return string.Concat(
            bytes.Concat(Enumerable.Repeat(characters.Blank, 64 - bytes.Length)).Select(value => (char)('\u0100' + value))
        );
    }

    private sealed record Drawn(string Text, bool Value);

    private sealed record Side(string Text, string Value, VariableEncoding? Encoding, byte[]? Bytes);

    private sealed class Values : IConditionValues
    {
        public VariableValue? ValueOf(VariableName name)
        {
            var (_, text, encoding) = _variables.Single(variable => variable.Name == name.Text);
            return new VariableValue(CharacterSet.For(encoding).TryEncode(text.PadRight(128)), encoding);
        }
    }
}
