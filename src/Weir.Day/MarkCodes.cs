namespace Weir.Day;

/// <summary>The reason code of a job that an operator marked.</summary>
internal static class MarkCodes
{
    public const string Marked = "marked";
}
