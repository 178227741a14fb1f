using System.Globalization;
using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>
/// Reads conditions by descent. On one level stands one kind of joining word only; parentheses say what belongs together, so
/// that nobody has to know which binds closer.
/// </summary>
internal sealed class ConditionParser(string text)
{
    public const int MaximumLength = 4096;

    private const int MaximumDepth = 64,
        MaximumValue = 256,
        MaximumCompared = Operand.Variable.MostCompared;

    private readonly ConditionScanner _scanner = new(text);
    private readonly List<VariableName> _variables = [];
    private int _depth;

    public Condition Parse()
    {
        if (text.Length > MaximumLength)
        {
            throw Error(MaximumLength + 1, $"a condition has at most {MaximumLength} characters");
        }

        var expression = Joined();
        return _scanner.Kind == TokenKind.End ? new Condition(expression, _variables) : throw Unexpected("the end, or AND, OR or XOR");
    }

    private Expression Joined()
    {
        var left = Single();
        string? first = null;
        while (_scanner.Word is "AND" or "OR" or "XOR")
        {
            var word = _scanner.Word;
            if (first is not null && first != word)
            {
                throw Error(_scanner.Position, $"{first} and {word} stand side by side: parentheses must say what belongs together");
            }

            first = word;
            _scanner.Next();
            var right = Single();
            left = word switch
            {
                "AND" => new Expression.And(left, right),
                "OR" => new Expression.Or(left, right),
                _ => new Expression.Xor(left, right),
            };
        }

        return left;
    }

    private Expression Single()
    {
        if (_depth++ == MaximumDepth)
        {
            throw Error(_scanner.Position, $"parentheses are nested more than {MaximumDepth} deep");
        }

        var found =
            _scanner.Word == "NOT" ? Negated()
            : _scanner.Kind == TokenKind.Open && !_scanner.OpensPart() ? Parenthesised()
            : Comparison();
        _depth--;
        return found;
    }

    private Expression.Not Negated()
    {
        _scanner.Next();
        return new Expression.Not(Single());
    }

    private Expression Parenthesised()
    {
        _scanner.Next();
        var inner = Joined();
        Expect(TokenKind.Close, "')', or AND, OR or XOR");
        return inner;
    }

    private Expression.Compare Comparison()
    {
        var left = Term();
        var comparison = _scanner.Comparison ?? throw Unexpected("= <> < <= > >= or EQ NE LT LE GT GE");
        _scanner.Next();
        return new Expression.Compare(left, comparison, Term());
    }

    private Operand Term()
    {
        switch (_scanner.Kind)
        {
            case TokenKind.Characters:
                return Characters();
            case TokenKind.Bytes:
                return Bytes();
            case TokenKind.Word:
                return new Operand.Variable(Name(), 1, MaximumCompared);
            case TokenKind.Open:
                return Part();
            default:
                throw Unexpected("a job variable, a part of one in parentheses, '…' or X'…'");
        }
    }

    private Operand.Variable Part()
    {
        _scanner.Next();
        var name = Name();
        var start = 1;
        int? length = null;
        if (_scanner.Kind == TokenKind.Comma)
        {
            _scanner.Next();
            start = _scanner.Kind is TokenKind.Comma or TokenKind.Close ? 1 : Number("a position", MaximumValue);
            if (_scanner.Kind == TokenKind.Comma)
            {
                _scanner.Next();
                if (_scanner.Kind != TokenKind.Close)
                {
                    var position = _scanner.Position;
                    length = Number("a length", MaximumCompared);
                    if (start + length > MaximumValue + 1)
                    {
                        throw Error(position, $"{length} bytes from {start} on go past the end of a job variable, {MaximumValue}");
                    }
                }
            }
        }

        Expect(TokenKind.Close, "',' or ')'");
        return new Operand.Variable(name, start, length ?? Math.Min(MaximumCompared, MaximumValue + 1 - start));
    }

    private VariableName Name()
    {
        if (_scanner.Kind != TokenKind.Word)
        {
            throw Unexpected("the name of a job variable");
        }

        var position = _scanner.Position;
        if (!VariableName.TryParse(_scanner.Text, out var name, out var fault))
        {
            throw Error(position, fault);
        }

        if (name.IsSpecial && !SpecialVariables.IsKnown(name))
        {
            throw Error(position, $"there is no special variable {name}: there are {SpecialVariables.Known}");
        }

        _scanner.Next();
        if (!_variables.Contains(name))
        {
            _variables.Add(name);
        }

        return name;
    }

    private int Number(string what, int most)
    {
        if (!int.TryParse(_scanner.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
        {
            throw Unexpected($"{what} from 1 to {most}");
        }

        _scanner.Next();
        return number;
    }

    private Operand.Characters Characters()
    {
        var value = _scanner.Text;
        if (value.Length is 0 or > MaximumCompared)
        {
            throw Error(_scanner.Position, $"'…' holds {value.Length} characters: allowed are 1 to {MaximumCompared}");
        }

        var odd = value.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (odd >= 0)
        {
            throw Error(
                _scanner.Position,
                $"'{Printable.Escape(value)}' holds a character that no job variable can: allowed are those from blank to tilde of ASCII"
            );
        }

        _scanner.Next();
        return new Operand.Characters(value);
    }

    private Operand.Bytes Bytes()
    {
        const int MostDigits = 128;
        var digits = _scanner.Text;
        if (digits.Length is 0 or > MostDigits || !digits.All(char.IsAsciiHexDigit))
        {
            throw Error(_scanner.Position, $"X'…' holds 1 to {MostDigits} hexadecimal digits");
        }

        _scanner.Next();
        return new Operand.Bytes(Convert.FromHexString(digits.Length % 2 == 0 ? digits : "0" + digits));
    }

    private void Expect(TokenKind kind, string expected)
    {
        if (_scanner.Kind != kind)
        {
            throw Unexpected(expected);
        }

        _scanner.Next();
    }

    private ConditionFaultException Unexpected(string expected) => Error(_scanner.Position, $"found {_scanner.Shown}, expected {expected}");

    private static ConditionFaultException Error(int position, string message) => new(new ConditionFault(position, message));
}
