using NCalc;
using NCalc.Visitors;

namespace Weir.Schedules.Expressions;

/// <summary>
/// Asks an expression that was checked: both sides of <c>and</c> and <c>or</c>, so that a name that does not exist is found whatever stands
/// beside it.
/// </summary>
internal sealed class ExpressionEvaluator(ExpressionNames names, Func<ExpressionName, ExpressionValue?> values)
    : ILogicalExpressionVisitor<ExpressionValue>
{
    /// <summary>A text or number that stands in an expression.</summary>
    public static ExpressionValue Literal(ValueExpression expression) =>
        expression.Value switch
        {
            long number => ExpressionValue.Of((decimal)number),
            int number => ExpressionValue.Of((decimal)number),
            decimal number => ExpressionValue.Of(number),
            bool truth => ExpressionValue.Of(truth),
            string text => ExpressionValue.Of(text),
            _ => throw new ExpressionFaultException("what stands there is no number, no text in quotes, and neither true nor false"),
        };

    public ExpressionValue Visit(ValueExpression expression) => Literal(expression);

    public ExpressionValue Visit(Identifier identifier) =>
        Find(identifier, out var name) ?? throw new ExpressionFaultException($"there is no {name}");

    public ExpressionValue Visit(UnaryExpression expression)
    {
        var value = expression.Expression.Accept(this);
        return expression.Type switch
        {
            UnaryExpressionType.Not => ExpressionValue.Of(!value.ToTruth()),
            UnaryExpressionType.Negate => ExpressionValue.Of(-value.ToNumber()),
            _ => ExpressionValue.Of(value.ToNumber()),
        };
    }

    public ExpressionValue Visit(BinaryExpression expression)
    {
        if (expression.Type == BinaryExpressionType.Coalesce)
        {
            return Find((Identifier)expression.LeftExpression, out _) ?? expression.RightExpression.Accept(this);
        }

        var left = expression.LeftExpression.Accept(this);
        if (expression.RightExpression is LogicalExpressionList list)
        {
            var isIn = list.Select(item => item.Accept(this)).ToList().Exists(item => ExpressionValue.Compare(left, item) == 0);
            return ExpressionValue.Of(isIn == (expression.Type == BinaryExpressionType.In));
        }

        var right = expression.RightExpression.Accept(this);
        return expression.Type switch
        {
            BinaryExpressionType.And => ExpressionValue.Of(left.ToTruth() & right.ToTruth()),
            BinaryExpressionType.Or => ExpressionValue.Of(left.ToTruth() | right.ToTruth()),
            BinaryExpressionType.Plus => ExpressionValue.Of(left.ToNumber() + right.ToNumber()),
            BinaryExpressionType.Minus => ExpressionValue.Of(left.ToNumber() - right.ToNumber()),
            BinaryExpressionType.Times => ExpressionValue.Of(left.ToNumber() * right.ToNumber()),
            BinaryExpressionType.Div => ExpressionValue.Of(left.ToNumber() / right.ToNumber()),
            BinaryExpressionType.Modulo => ExpressionValue.Of(left.ToNumber() % right.ToNumber()),
            BinaryExpressionType.Equal => ExpressionValue.Of(ExpressionValue.Compare(left, right) == 0),
            BinaryExpressionType.NotEqual => ExpressionValue.Of(ExpressionValue.Compare(left, right) != 0),
            BinaryExpressionType.Lesser => ExpressionValue.Of(ExpressionValue.Compare(left, right) < 0),
            BinaryExpressionType.LesserOrEqual => ExpressionValue.Of(ExpressionValue.Compare(left, right) <= 0),
            BinaryExpressionType.Greater => ExpressionValue.Of(ExpressionValue.Compare(left, right) > 0),
            _ => ExpressionValue.Of(ExpressionValue.Compare(left, right) >= 0),
        };
    }

    public ExpressionValue Visit(Function function)
    {
        if (!ExpressionFunctions.TryFind(function.Identifier.Name, out var found))
        {
            return ExpressionValue.Of(Find((Identifier)function.Parameters[0], out _) is not null);
        }

        return found.Apply([.. function.Parameters.Select(argument => argument.Accept(this))]);
    }

    public ExpressionValue Visit(TernaryExpression expression) => throw new NotSupportedException("the check lets none pass");

    public ExpressionValue Visit(LogicalExpressionList list) => throw new NotSupportedException("the check lets none pass");

    private ExpressionValue? Find(Identifier identifier, out ExpressionName name)
    {
        if (!names.TryFind(identifier.Name, out var found))
        {
            throw new NotSupportedException("the check lets no other pass");
        }

        name = found;
        return values(found);
    }
}
