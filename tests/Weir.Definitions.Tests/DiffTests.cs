namespace Weir.Definitions.Tests;

public sealed class DiffTests
{
    [Fact]
    public void A_diff_tells_what_is_added_changed_same_and_removed()
    {
        var inForce = Read(
            "kind: limit\nname: A\nmaximum: 1\n---\nkind: limit\nname: B\nmaximum: 1\n---\nkind: limit\nname: C\nmaximum: 1\n"
        );
        var wanted = Read(
            "kind: limit\nname: A\nmaximum: 1\n---\nkind: limit\nname: b\nmaximum: 2\n---\nkind: limit\nname: D\nmaximum: 1\n"
        );

        var diff = DefinitionDiff.Between(inForce, wanted);

        Assert.Equal("limit D", Assert.Single(diff.Added).ToString());
        Assert.Equal(("limit B", "limit b"), (Assert.Single(diff.Changed).Before.ToString(), diff.Changed[0].After.ToString()));
        Assert.Equal("limit A", Assert.Single(diff.Same).ToString());
        Assert.Equal("limit C", Assert.Single(diff.Removed).ToString());
    }

    private static IReadOnlyList<Definition> Read(string yaml) => DefinitionReader.Read(yaml, "f").Definitions;
}
