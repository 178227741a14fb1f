using System.Buffers;
using System.Text;

namespace Weir.Cli.Variables;

/// <summary>Conditions about one variable, typed without its name: <c>(1,2)='$R'</c> becomes <c>((NAME,1,2)='$R')</c>.</summary>
internal static class ConditionText
{
    private static readonly SearchValues<char> s_area = SearchValues.Create("0123456789, ");

    public static string About(string name, string condition)
    {
        var text = new StringBuilder("(");
        var at = 0;
        while (at < condition.Length)
        {
            if (condition[at] == '\'')
            {
                var end = condition.IndexOf('\'', at + 1);
                end = end < 0 ? condition.Length - 1 : end;
                text.Append(condition, at, end - at + 1);
                at = end + 1;
            }
            else if (condition[at] == '(' && IsArea(condition, at, out var after))
            {
                text.Append('(').Append(name).Append(',').Append(condition, at + 1, after - at - 1);
                at = after;
            }
            else
            {
                text.Append(condition[at++]);
            }
        }

        return text.Append(')').ToString();
    }

    // Digits, commas and blanks only, up to the bracket that closes.
    private static bool IsArea(string text, int from, out int after)
    {
        after = text.IndexOf(')', from);
        return after > from + 1 && text.AsSpan(from + 1, after - from - 1).IndexOfAnyExcept(s_area) < 0;
    }
}
