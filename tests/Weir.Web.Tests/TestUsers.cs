using Weir.Web.Callers;

namespace Weir.Web.Tests;

/// <summary>A machine where root owns the host and one group operates.</summary>
internal sealed class TestUsers : IMachineUsers
{
    public const uint Operators = 64_321;

    public uint? OperatorGroup => Operators;

    public uint Own => 0;

    public string NameOf(uint userId) => userId == 0 ? "root" : $"u{userId}";

    public string HomeOf(uint userId) => "/";
}
