using Fluid;
using Fluid.Ast;

namespace Weir.Notices;

/// <summary>Finds the first name or filter in a template that there is not.</summary>
internal sealed class NameVisitor(TemplateOptions options) : AstVisitor
{
    private readonly HashSet<string> _own = new(StringComparer.Ordinal) { "forloop" };

    /// <summary>The name as it stands in the template, and what is wrong with it.</summary>
    public (string Name, string Text)? Fault { get; private set; }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _own.Add(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        _own.Add(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        _own.Add(forStatement.Identifier);
        return base.VisitForStatement(forStatement);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!options.Filters.TryGetValue(filterExpression.Name, out _))
        {
            Note(filterExpression.Name, $"there is no filter '{filterExpression.Name}'");
        }

        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        if (memberExpression.Segments[0] is IdentifierSegment { Identifier: { } root })
        {
            if (!TemplateNames.Whole.Contains(root) && !_own.Contains(root))
            {
                Note(root, $"there is no '{root}': allowed are {string.Join(", ", TemplateNames.Whole.Order())}");
            }
            else if (
                (root == "job" || (_own.Contains(root) && root != "forloop"))
                && memberExpression.Segments is { Count: > 1 } segments
                && segments[1] is IdentifierSegment { Identifier: { } member }
                && !TemplateNames.Members.Contains(member)
            )
            {
                Note($"{root}.{member}", $"'{root}' has no '{member}': allowed are {string.Join(", ", TemplateNames.Members.Order())}");
            }
        }

        return base.VisitMemberExpression(memberExpression);
    }

    private void Note(string name, string text) => Fault ??= (name, text);
}
