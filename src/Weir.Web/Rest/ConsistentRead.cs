namespace Weir.Web.Rest;

/// <summary>
/// What the caller of an end point is to find at once although it travels by itself: said at the end point, kept by
/// <see cref="ReadYourWrites"/>.
/// </summary>
internal sealed class ConsistentRead
{
    private ConsistentRead() { }

    /// <summary>The end point tells of jobs or acts on them: what its caller did on this machine is known to the server first.</summary>
    public static ConsistentRead Facts { get; } = new();

    /// <summary>The end point changes rules: its answer ends when they decide on the caller's machine.</summary>
    public static ConsistentRead Rules { get; } = new();
}
