namespace Weir.Jobs.Tests;

public sealed class OwnerTests
{
    [Fact]
    public void Whose_a_job_is_says_the_id_on_its_machine_and_not_the_name()
    {
        var owner = new Owner("alpha", 4242, "4242");

        Assert.True(owner.Is("alpha", 4242, "renamed"));
        Assert.False(owner.Is("alpha", 1000, "4242"));
        Assert.False(owner.Is("beta", 4242, "4242"));
        Assert.False(owner.Is("alpha", null, "4242"));
        Assert.False(owner.Is(null, 4242, "4242"));
    }

    [Theory]
    [InlineData("anna", "alpha", 7u, "anna", true)]
    [InlineData("anna", "beta", 7u, "anna", false)]
    [InlineData("anna", "alpha", 7u, "bert", false)]
    [InlineData("4242", "alpha", 4242u, "4242", false)]
    public void Where_a_name_only_was_kept_it_counts_on_its_machine_unless_it_may_have_been_an_id(
        string kept,
        string machine,
        uint id,
        string user,
        bool own
    ) => Assert.Equal(own, new Owner("alpha", null, kept).Is(machine, id, user));
}
