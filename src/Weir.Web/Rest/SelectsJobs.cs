namespace Weir.Web.Rest;

/// <summary>Says of an address that its query part selects jobs, so that the description lists the fields.</summary>
internal sealed class SelectsJobs
{
    public static SelectsJobs Mark { get; } = new();
}
