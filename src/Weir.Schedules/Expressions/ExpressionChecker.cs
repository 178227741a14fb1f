using System.Globalization;
using NCalc;
using NCalc.Visitors;
using Weir.Jobs;

namespace Weir.Schedules.Expressions;

/// <summary>
/// Looks through a parsed expression once: whether all in it is served, and fits together. What it lets pass can be asked.
/// </summary>
internal sealed class ExpressionChecker(ExpressionNames names) : ILogicalExpressionVisitor<ExpressionKind>
{
    private const int Deepest = 100;
    private const string Operators = "= == != <> < <= > >= + - * / % and && or || not ! in, not in, ??";

    private readonly List<ExpressionValue> _literals = [];
    private readonly HashSet<ExpressionName> _needed = [];
    private int _depth;

    /// <summary>The texts and numbers that stand in it.</summary>
    public IReadOnlyList<ExpressionValue> Literals => _literals;

    /// <summary>The names without which it is false, whatever the others are.</summary>
    public IReadOnlySet<ExpressionName> Needed => _needed;

    public ExpressionKind Check(LogicalExpression part)
    {
        if (++_depth > Deepest)
        {
            throw new ExpressionFaultException(
                string.Create(CultureInfo.InvariantCulture, $"it has more than {Deepest} parts within each other")
            );
        }

        var kind = part.Accept(this);
        _depth--;
        return kind;
    }

    public ExpressionKind Visit(Identifier identifier)
    {
        var name = Find(identifier);
        _needed.Add(name);
        return name.Kind;
    }

    public ExpressionKind Visit(ValueExpression expression)
    {
        var value = ExpressionEvaluator.Literal(expression);
        _literals.Add(value);
        return value.Kind;
    }

    public ExpressionKind Visit(UnaryExpression expression)
    {
        switch (expression.Type)
        {
            case UnaryExpressionType.Not:
                Need(expression.Expression, ExpressionKind.Truth, "not");
                return ExpressionKind.Truth;
            case UnaryExpressionType.Negate or UnaryExpressionType.Positive:
                Need(expression.Expression, ExpressionKind.Number, "a sign");
                return ExpressionKind.Number;
            default:
                throw NotServed(expression.Type.ToString());
        }
    }

    public ExpressionKind Visit(BinaryExpression expression)
    {
        switch (expression.Type)
        {
            case BinaryExpressionType.And or BinaryExpressionType.Or:
                Need(expression.LeftExpression, ExpressionKind.Truth, "and, or");
                Need(expression.RightExpression, ExpressionKind.Truth, "and, or");
                return ExpressionKind.Truth;
            case BinaryExpressionType.Plus
            or BinaryExpressionType.Minus
            or BinaryExpressionType.Times
            or BinaryExpressionType.Div
            or BinaryExpressionType.Modulo:
                Need(expression.LeftExpression, ExpressionKind.Number, "arithmetic");
                Need(expression.RightExpression, ExpressionKind.Number, "arithmetic");
                return ExpressionKind.Number;
            case BinaryExpressionType.Equal or BinaryExpressionType.NotEqual:
                Together(Check(expression.LeftExpression), Check(expression.RightExpression));
                return ExpressionKind.Truth;
            case BinaryExpressionType.Lesser
            or BinaryExpressionType.LesserOrEqual
            or BinaryExpressionType.Greater
            or BinaryExpressionType.GreaterOrEqual:
                if (Together(Check(expression.LeftExpression), Check(expression.RightExpression)) == ExpressionKind.Truth)
                {
                    throw new ExpressionFaultException("true and false have no order: compare them by = or !=");
                }

                return ExpressionKind.Truth;
            case BinaryExpressionType.In or BinaryExpressionType.NotIn:
                return In(expression);
            case BinaryExpressionType.Coalesce:
                return expression.LeftExpression is Identifier name
                    ? Together(Find(name).Kind, Check(expression.RightExpression))
                    : throw new ExpressionFaultException("before ?? stands a name, as [[OI.SITE]] ?? 'none'");
            default:
                throw NotServed(expression.Type.ToString());
        }
    }

    public ExpressionKind Visit(Function function)
    {
        var name = function.Identifier.Name;
        IReadOnlyList<LogicalExpression> arguments = [.. function.Parameters];
        if (name.Equals(ExpressionFunctions.Exists, StringComparison.OrdinalIgnoreCase))
        {
            if (arguments is not [Identifier one])
            {
                throw new ExpressionFaultException($"{ExpressionFunctions.Exists} takes one name, as Exists([[OI.SITE]])");
            }

            Find(one);
            return ExpressionKind.Truth;
        }

        if (!ExpressionFunctions.TryFind(name, out var found))
        {
            throw new ExpressionFaultException(
                $"there is no function '{Printable.Escape(name, 60)}': allowed are {ExpressionFunctions.Allowed}"
            );
        }

        if (arguments.Count != found.Takes.Count)
        {
            throw new ExpressionFaultException(
                string.Create(CultureInfo.InvariantCulture, $"{found.Name} takes {found.Takes.Count} and got {arguments.Count}")
            );
        }

        foreach (var (argument, kind) in arguments.Zip(found.Takes))
        {
            Need(argument, kind, found.Name);
        }

        return found.Gives;
    }

    public ExpressionKind Visit(TernaryExpression expression) => throw NotServed("?:");

    public ExpressionKind Visit(LogicalExpressionList list) =>
        throw new ExpressionFaultException("a list stands behind in or not in only, as [[OI.SITE]] in ('north', 'south')");

    private ExpressionName Find(Identifier identifier) =>
        names.TryFind(identifier.Name, out var name)
            ? name
            : throw new ExpressionFaultException(
                $"'{Printable.Escape(identifier.Name, 60)}' is neither a name nor a text: names stand in [[ ]], texts in quotes"
            );

    private ExpressionKind In(BinaryExpression expression)
    {
        if (expression.RightExpression is not LogicalExpressionList list)
        {
            throw new ExpressionFaultException("behind in stands a list, as [[OI.SITE]] in ('north', 'south')");
        }

        var kind = Check(expression.LeftExpression);
        foreach (var item in list)
        {
            Together(kind, Check(item));
        }

        return ExpressionKind.Truth;
    }

    private void Need(LogicalExpression part, ExpressionKind needed, string by)
    {
        var kind = Check(part);
        if (kind != needed && kind != ExpressionKind.Any && needed != ExpressionKind.Any)
        {
            throw new ExpressionFaultException($"{by} takes {TextOf(needed)}, and not {TextOf(kind)}");
        }
    }

    private static ExpressionKind Together(ExpressionKind left, ExpressionKind right) =>
        left == right || right == ExpressionKind.Any ? left
        : left == ExpressionKind.Any ? right
        : throw new ExpressionFaultException($"{TextOf(left)} is not compared with {TextOf(right)}");

    private static string TextOf(ExpressionKind kind) =>
        kind switch
        {
            ExpressionKind.Number => "a number",
            ExpressionKind.Truth => "true or false",
            _ => "a text",
        };

    private static ExpressionFaultException NotServed(string what) =>
        new($"{what} is not served: allowed are {Operators} and the functions {ExpressionFunctions.Allowed}");
}
