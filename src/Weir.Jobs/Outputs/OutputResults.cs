namespace Weir.Jobs.Outputs;

/// <summary>How a job counts by what it wrote.</summary>
public static class OutputResults
{
    public const string Succeeded = "succeeded",
        Failed = "failed";
}
