using System.Globalization;

namespace Weir.Jobs;

/// <summary>The words of a refusal: what there is, what is allowed, which setting says so, and the way out.</summary>
public static class QuotaRefusal
{
    /// <summary>One line.</summary>
    /// <param name="user">Whose quota is used up.</param>
    /// <param name="name">One of <see cref="QuotaNames"/>.</param>
    /// <param name="allowed">The most that is allowed.</param>
    /// <param name="what">Of what, such as <c>jobs here that are not over</c>.</param>
    /// <param name="wayOut">What the user can do.</param>
    public static string Create(string user, string name, long allowed, string what, string wayOut) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{user} has {Said(name, allowed)} {what}, the most that is allowed (--quota {name}={Text(name, allowed)}): {wayOut}"
        );

    /// <summary>A quota's value in its unit, or a number of what the quota counts.</summary>
    public static string Said(string name, long value) =>
        QuotaNames.IsInBytes(name) ? ByteSize.About(value) : value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string name, long value) =>
        QuotaNames.IsInBytes(name) ? ByteSize.Text(value) : value.ToString(CultureInfo.InvariantCulture);
}
