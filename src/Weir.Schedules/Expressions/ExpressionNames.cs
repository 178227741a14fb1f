using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Schedules.Expressions;

/// <summary>
/// The names of an expression, taken out of its text: what is left has a number in brackets in place of each, and as many characters as
/// before, so that whatever is wrong is where its place says.
/// </summary>
internal sealed class ExpressionNames
{
    private const int Most = 20;
    private const int Deepest = 30;

    private readonly List<ExpressionName> _names = [];

    private ExpressionNames(string text) => Text = text;

    /// <summary>The text without them.</summary>
    public string Text { get; private set; }

    /// <summary>Each once, in their order.</summary>
    public IReadOnlyList<ExpressionName> All => _names;

    /// <summary>The name that stands for a number in brackets.</summary>
    public bool TryFind(string number, [NotNullWhen(true)] out ExpressionName? name)
    {
        name =
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _names.Count
                ? _names[index]
                : null;
        return name is not null;
    }

    /// <summary>Takes the names out of a text, or says what is wrong.</summary>
    public static bool TryTake(string text, [NotNullWhen(true)] out ExpressionNames? names, out ExpressionFault fault)
    {
        var found = new ExpressionNames(text);
        var problem = found.Take();
        (names, fault) = (problem is null ? found : null, problem ?? default);
        return names is not null;
    }

    private ExpressionFault? Take()
    {
        var source = Text;
        var made = new StringBuilder(source);
        var depth = 0;
        for (var at = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '\'' or '"':
                    var end = EndOfText(source, at);
                    if (end < 0)
                    {
                        return new ExpressionFault($"a text that begins here does not end: it ends with {source[at]}", at + 1);
                    }

                    at = end;
                    break;
                case '(' when ++depth > Deepest:
                    return new ExpressionFault(
                        string.Create(CultureInfo.InvariantCulture, $"there are more than {Deepest} parentheses within each other"),
                        at + 1
                    );
                case ')':
                    depth--;
                    break;
                case '[' or '{':
                    if (NameAt(source, at, out var length) is { } fault)
                    {
                        return fault;
                    }

                    Replace(made, at, length);
                    at += length - 1;
                    break;
            }
        }

        Text = made.ToString();
        return null;
    }

    // A backslash takes what follows as it is.
    private static int EndOfText(string source, int at)
    {
        for (var end = at + 1; end < source.Length; end++)
        {
            if (source[end] == '\\')
            {
                end++;
            }
            else if (source[end] == source[at])
            {
                return end;
            }
        }

        return -1;
    }

    private ExpressionFault? NameAt(string source, int at, out int length)
    {
        length = 0;
        var closing = source[at] == '[' ? "]]" : "}}";
        if (at + 1 == source.Length || source[at + 1] != source[at])
        {
            return new ExpressionFault("a name stands in two brackets, as [[OI.SITE]]", at + 1);
        }

        var end = source.IndexOf(closing, at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return new ExpressionFault($"a name that begins here is not closed by {closing}", at + 1);
        }

        length = end + 2 - at;
        var text = source[(at + 2)..end];
        if (!ExpressionName.TryParse(text, out var name))
        {
            return new ExpressionFault($"there is no name '{Printable.Escape(text, 80)}': allowed are {ExpressionName.Allowed}", at + 3);
        }

        if (!_names.Contains(name))
        {
            if (_names.Count == Most)
            {
                return new ExpressionFault(
                    string.Create(CultureInfo.InvariantCulture, $"there are more than {Most} names, which are the most"),
                    at + 3
                );
            }

            _names.Add(name);
        }

        _last = _names.IndexOf(name);
        return null;
    }

    private int _last;

    // [[X]] has five characters at least, and [19] has four.
    private void Replace(StringBuilder made, int at, int length)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"[{_last}]").PadRight(length);
        for (var i = 0; i < length; i++)
        {
            made[at + i] = number[i];
        }
    }
}
