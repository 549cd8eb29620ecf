"""The first start, and the safety card that is shown in it once and can always be found again.

Out go the tighter side and the wish for a first session. It knows no session.
"""
