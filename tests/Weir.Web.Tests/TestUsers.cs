using System.Collections.Concurrent;
using System.Globalization;
using Weir.Web.Callers;

namespace Weir.Web.Tests;

/// <summary>
/// A machine where root owns the host and one group operates. Others are called u and their id, unless the test says otherwise.
/// </summary>
internal sealed class TestUsers : IMachineUsers
{
    public const uint Operators = 64_321;

    /// <summary>What users are called; one without a name has the empty one.</summary>
    public ConcurrentDictionary<uint, string> Names { get; } = new();

    public uint? OperatorGroup => Operators;

    public uint Own => 0;

    public ValueTask LoadAsync(uint userId) => ValueTask.CompletedTask;

    public string NameOf(uint userId) =>
        Names.TryGetValue(userId, out var name) ? (name.Length > 0 ? name : userId.ToString(CultureInfo.InvariantCulture))
        : userId == 0 ? "root"
        : $"u{userId}";

    public uint? IdOf(string user) =>
        user == "root"
            ? 0
            : Names.Where(named => named.Value == user).Select(named => (uint?)named.Key).FirstOrDefault()
                ?? (user.StartsWith('u') && uint.TryParse(user.AsSpan(1), out var id) && !Names.ContainsKey(id) ? id : null);

    public string HomeOf(uint userId) => "/";
}
