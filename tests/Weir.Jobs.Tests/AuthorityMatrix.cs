using System.Text;

namespace Weir.Jobs.Tests;

/// <summary>The table <see cref="Authority"/> as <c>docs/security.md</c> shows it.</summary>
internal static class AuthorityMatrix
{
    public const string Begin = "<!-- The table below is printed by a test: WEIR_WRITE_DOCS=1 writes it anew. -->";
    public const string End = "<!-- The end of the printed table. -->";

    public static string Text()
    {
        var text = new StringBuilder();
        text.Append("| operation | anonymous | viewer | user, own job | user, another's job | operator | administrator | agent |\n");
        text.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var right in Authority.Rights)
        {
            text.Append(
                $"| {right.Text}{Notes(right)} | {Cell(right, null)} | {Cell(right, Role.Viewer)} | {Cell(right, Role.User)} | {Foreign(right)} "
            );
            text.Append($"| {Cell(right, Role.Operator)} | {Cell(right, Role.Administrator)} | {Cell(right, Role.Agent)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(Right right, Role? role) =>
        (right.For(role), role) switch
        {
            (Reach.None, null) => "401",
            (Reach.None, _) => "403",
            (Reach.Own, Role.Agent) => "own machine",
            (Reach.Own, Role.User) when right.Subject is RightSubject.Job or RightSubject.Jobs => "yes",
            (Reach.Own, _) => "own",
            _ => "yes",
        };

    private static string Foreign(Right right) =>
        (right.User, right.Subject) switch
        {
            (Reach.Own, RightSubject.Job) => "404",
            (Reach.Own, RightSubject.Jobs) => "left out",
            _ => Cell(right, Role.User),
        };

    private static string Notes(Right right)
    {
        var proof = right.Proof switch
        {
            RightProof.MakesTokens => " ¹",
            RightProof.NoSession => " ²",
            RightProof.Kernel => " ³",
            _ => "",
        };
        return right.Forwarded ? proof : proof + " ⁴";
    }
}
