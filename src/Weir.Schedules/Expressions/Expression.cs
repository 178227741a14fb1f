using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NCalc;
using NCalc.Exceptions;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules.Expressions;

/// <summary>
/// A condition over properties, thresholds and limits, in the grammar of NCalc with names as placeholders have them. What comes of it
/// follows from the values of its names alone: no clock, no chance, no culture, and it ends after as many steps as it has parts.
/// </summary>
public sealed class Expression
{
    private static readonly LogicalExpressionParserOptions s_options = new()
    {
        FloatingPointNumberType = FloatingPointNumberType.Decimal,
        IntegerNumberType = IntegerNumberType.Int64,
        ArgumentSeparator = ArgumentSeparator.Comma,
    };

    private readonly ExpressionNames _names;
    private readonly LogicalExpression _root;

    private Expression(string text, ExpressionNames names, LogicalExpression root, ExpressionChecker checker)
    {
        (Text, _names, _root) = (text, names, root);
        (Literals, Needed) = (checker.Literals, checker.Needed);
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>The names in it, each once.</summary>
    public IReadOnlyList<ExpressionName> Names => _names.All;

    /// <summary>Those without which it is false: not those that it only asks for by <c>??</c> or <c>Exists</c>.</summary>
    public IReadOnlySet<ExpressionName> Needed { get; }

    /// <summary>The texts and numbers that stand in it: what its names are compared with.</summary>
    public IReadOnlyList<ExpressionValue> Literals { get; }

    /// <summary>Reads one, or says what is wrong and where.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expression? expression, out ExpressionFault fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        expression = null;
        if (!ExpressionText.TryParse(text, out _))
        {
            fault = new ExpressionFault(
                string.Create(CultureInfo.InvariantCulture, $"it is one line of 1 to {ExpressionText.Longest} characters"),
                1
            );
            return false;
        }

        if (!ExpressionNames.TryTake(text, out var names, out fault))
        {
            return false;
        }

        try
        {
            var root = LogicalExpressionParser.Parse(names.Text, s_options, CultureInfo.InvariantCulture, CancellationToken.None);
            var checker = new ExpressionChecker(names);
            var kind = checker.Check(root);
            var problem =
                kind is ExpressionKind.Number or ExpressionKind.Text ? "it is neither true nor false: compare it with something"
                : names.All.Count == 0 ? "it names nothing, and so is always the same: names stand in [[ ]]"
                : null;
            fault = problem is null ? default : new ExpressionFault(problem, 1);
            expression = problem is null ? new Expression(text, names, root, checker) : null;
        }
        catch (ExpressionFaultException wrong)
        {
            fault = new ExpressionFault(wrong.Message, 1);
        }
        catch (Exception wrong) when (wrong is NCalcException or InvalidOperationException or FormatException or OverflowException)
        {
            fault = FaultOf(text, wrong.Message);
        }

        return expression is not null;
    }

    /// <summary>Asks it. One that names what does not exist, or compares what cannot be compared, is false, and says why.</summary>
    /// <param name="values">What a name stands for; <see langword="null"/> where there is none such.</param>
    public ExpressionResult Evaluate(Func<ExpressionName, ExpressionValue?> values)
    {
        try
        {
            return new ExpressionResult(_root.Accept(new ExpressionEvaluator(_names, values)).ToTruth(), null);
        }
        catch (ExpressionFaultException wrong)
        {
            return new ExpressionResult(false, wrong.Message);
        }
        catch (DivideByZeroException)
        {
            return new ExpressionResult(false, "it divides by 0");
        }
        catch (OverflowException)
        {
            return new ExpressionResult(false, "a number in it is too great");
        }
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // The parser says where as "(1:14)".
    private static ExpressionFault FaultOf(string text, string message)
    {
        var open = message.LastIndexOf("(1:", StringComparison.Ordinal);
        var close = open < 0 ? -1 : message.IndexOf(')', open);
        var column =
            close > 0
            && int.TryParse(message.AsSpan(open + 3, close - open - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? Math.Clamp(at, 1, text.Length)
                : 1;
        return new ExpressionFault(
            $"what begins at '{Printable.Escape(text[(column - 1)..].Trim(), 30)}' cannot be read: it is as [[SI.COUNT]] > 3 and [[OI.SITE]] = 'north'",
            column
        );
    }
}
