namespace Weir.Server.Tests;

/// <summary>What is refused, and that it is.</summary>
internal static class Refusal
{
    public static async Task<RefusedException> OfAsync(string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(code, refused.Code);
        Assert.DoesNotContain('\n', refused.Message);
        return refused;
    }
}
