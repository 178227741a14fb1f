namespace Weir.House.Tests;

/// <summary>Asserts on what a search through the sources found, and names all of it.</summary>
internal static class Found
{
    public static void Nothing(IEnumerable<string> places)
    {
        var all = places.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
