using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Expressions;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>expressions</c> of job definitions and frequencies.</summary>
internal static class ExpressionKeys
{
    private const string Key = "expressions";

    public static IReadOnlyList<ExpressionText> Read(MappingReader keys)
    {
        List<ExpressionText> expressions = [];
        var items = keys.Items(Key);
        foreach (var (node, _) in items)
        {
            if (node is not Scalar { Text: var text } scalar)
            {
                keys.AddFault(node, Key, "a list of expressions in quotes, as \"[[SI.COUNT]] > 3\"");
            }
            else if (!Expression.TryParse(text, out _, out var fault))
            {
                keys.AddFault(
                    scalar,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{Printable.Escape(text, 200)}' is not a value of {Key}, character {fault.Column}: {fault.Text}"
                    )
                );
            }
            else if (ExpressionText.TryParse(text, out var expression) && !expressions.Contains(expression))
            {
                expressions.Add(expression);
            }
        }

        if (items.Count > ExpressionText.MostOfOne)
        {
            keys.Refuse(
                Key,
                string.Create(CultureInfo.InvariantCulture, $"there are {items.Count}, and {ExpressionText.MostOfOne} are the most")
            );
        }

        return expressions;
    }

    public static EntryList AddExpressions(this EntryList entries, IReadOnlyList<ExpressionText> expressions) =>
        entries.AddSome(Key, [.. expressions.Select(expression => expression.Text)]);
}
