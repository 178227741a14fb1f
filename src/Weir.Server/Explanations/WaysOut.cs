using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server.Loop;

namespace Weir.Server.Explanations;

/// <summary>Stub.</summary>
internal static class WaysOut
{
    public static IReadOnlyList<WayOutView> Of(View view, Job job, Caller caller) => [];
}
